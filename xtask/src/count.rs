//! How many tests a runner says it ran.

use regex::Regex;

/// Tests that passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
    /// Those that could not be run here, for want of a corpus or a browser: nothing is said about what they hold.
    pub skipped: usize,
}

impl Count {
    /// One test that passed.
    pub const ONE: Self = Self { passed: 1, failed: 0, skipped: 0 };

    /// What a step of these tests is called in the table: it is not "ok" where nothing was run.
    pub fn word(self) -> &'static str {
        match self {
            Self { failed: 1.., .. } => "FAILED",
            Self { passed: 0, .. } => "skipped",
            _ => "ok",
        }
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// Adds up the closing lines of cargo test, cargo nextest, Node's runner and pytest.
pub fn tests(output: &str) -> Count {
    let plain = Regex::new("\u{1b}\\[[0-9;]*m").map(|colour| colour.replace_all(output, "").into_owned());
    let plain = plain.unwrap_or_default();
    let sum = |pattern: &str| {
        let Ok(pattern) = Regex::new(pattern) else { return 0 };
        let numbers =
            pattern.captures_iter(&plain).filter_map(|found| found.get(1)?.as_str().parse::<usize>().ok());
        numbers.sum()
    };
    // pytest's says "1 failed, 4 passed, 2 skipped in 0.3s", between signs of equality or not
    let pytest =
        |word: &str| sum(&format!(r"(?m)^(?:=+ )?(?:\d+ [a-z]+, )*(\d+) {word}(?:, \d+ [a-z]+)* in [\d.]+s"));
    Count {
        passed: pytest("passed")
            + sum(r"test result: .* (\d+) passed;")
            + sum(r"(?m)^ +Summary .* (\d+) passed")
            + sum(r"(?m)^(?:ℹ|#) pass (\d+)$"),
        failed: pytest("(?:failed|errors?)")
            + sum(r"test result: .* (\d+) failed;")
            + sum(r"(?m)^ +Summary .* (\d+) (?:failed|timed out)")
            + sum(r"(?m)^(?:ℹ|#) (?:fail|cancelled) (\d+)$"),
        skipped: pytest("skipped")
            + sum(r"test result: .* (\d+) ignored;")
            + sum(r"(?m)^ +Summary .* (\d+) skipped")
            + sum(r"(?m)^(?:ℹ|#) skipped (\d+)$"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, tests};

    #[test]
    fn closing_lines_of_pytest() {
        let count = |passed, failed, skipped| Count { passed, failed, skipped };
        assert_eq!(tests("1 failed, 8 passed, 2 skipped, 3 warnings in 12.34s\n"), count(8, 1, 2));
        assert_eq!(tests("==== 8 passed in 62.01s (0:01:02) ====\n"), count(8, 0, 0));
        assert_eq!(tests("2 errors in 0.10s\n3 skipped in 0.1s\n"), count(0, 2, 3));
        assert_eq!(tests("no tests ran in 0.01s\n8 passed in all\n"), Count::default());
    }

    #[test]
    fn closing_lines_of_three_runners() {
        let cargo = "test result: FAILED. 4 passed; 2 failed; 3 ignored; 0 measured; 9 filtered out\n";
        let nextest = "     Summary [   0.2s] 9 tests run: 8 passed (1 slow), 1 failed, 2 skipped\n";
        let node = "ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 5\nℹ todo 0\n";
        assert_eq!(tests(cargo), Count { passed: 4, failed: 2, skipped: 3 });
        assert_eq!(tests(nextest), Count { passed: 8, failed: 1, skipped: 2 });
        assert_eq!(tests(node), Count { passed: 3, failed: 1, skipped: 5 });
        assert_eq!(tests(&[cargo, nextest, node].concat()), Count { passed: 15, failed: 4, skipped: 10 });
    }

    #[test]
    fn a_step_that_ran_nothing_is_skipped_and_never_passed() {
        let word = |passed, failed, skipped| Count { passed, failed, skipped }.word();
        assert_eq!([word(0, 0, 1), word(0, 0, 0)], ["skipped"; 2]);
        assert_eq!([word(3, 0, 0), word(3, 0, 1)], ["ok"; 2]);
        assert_eq!([word(3, 1, 0), word(0, 1, 2)], ["FAILED"; 2]);
        let nothing = "     Summary [   0.0s] 0 tests run: 0 passed, 6 skipped\n";
        assert_eq!(tests(nothing).word(), "skipped");
        assert_eq!(tests(nothing).to_string(), "0 passed, 0 failed, 6 skipped");
    }
}
