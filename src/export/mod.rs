//! One file a format. In: a report with code-point offsets, and the text. Out: a string.
