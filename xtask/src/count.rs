//! How many tests a runner says it ran.

use regex::Regex;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds up the closing lines of cargo test, cargo nextest and Node's runner.
pub fn tests(output: &str) -> Count {
    let plain = Regex::new("\u{1b}\\[[0-9;]*m").map(|colour| colour.replace_all(output, "").into_owned());
    let plain = plain.unwrap_or_default();
    let sum = |pattern: &str| {
        let Ok(pattern) = Regex::new(pattern) else { return 0 };
        let numbers =
            pattern.captures_iter(&plain).filter_map(|found| found.get(1)?.as_str().parse::<usize>().ok());
        numbers.sum()
    };
    Count {
        passed: sum(r"test result: .* (\d+) passed;")
            + sum(r"(?m)^ +Summary .* (\d+) passed")
            + sum(r"(?m)^(?:ℹ|#) pass (\d+)$"),
        failed: sum(r"test result: .* (\d+) failed;")
            + sum(r"(?m)^ +Summary .* (\d+) (?:failed|timed out)")
            + sum(r"(?m)^(?:ℹ|#) (?:fail|cancelled) (\d+)$"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, tests};

    #[test]
    fn closing_lines_of_three_runners() {
        let cargo = "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured\n";
        let nextest = "     Summary [   0.2s] 9 tests run: 8 passed (1 slow), 1 failed, 0 skipped\n";
        let node = "ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n";
        assert_eq!(tests(cargo), Count { passed: 4, failed: 2 });
        assert_eq!(tests(nextest), Count { passed: 8, failed: 1 });
        assert_eq!(tests(node), Count { passed: 3, failed: 1 });
        assert_eq!(tests(&[cargo, nextest, node].concat()), Count { passed: 15, failed: 4 });
    }
}
