// Guessing an encoding by the frequency of its letters (ICU’s tables).
export { analyse } from "chardet";
