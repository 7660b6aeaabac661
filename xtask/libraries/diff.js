// Differences of two lists (Myers).
export { diffArrays } from "diff";
