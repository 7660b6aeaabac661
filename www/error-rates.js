/** How often marks are right and how many of those wanted are found, as shares. Source: `cargo xtask eval --write`, which writes this file. */
export const DATE = "2026-12-01";
export const MARKS_RIGHT = 0.750;
export const MARKS_FOUND = 0.711;
export const WORDING_RIGHT = 0.568;
export const WORDING_FOUND = 0.236;
