//! How the effort of reading a text grows with the text. Counted in this thread's own time, so that what else a machine does is
//! not taken for effort, and as a ratio, so that no machine is too slow.

/// What this thread has worked so far, in seconds.
#[cfg(unix)]
fn worked() -> f64 {
    use rustix::time::{ClockId, clock_gettime};
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}

/// Where a thread's own time cannot be had: the clock's.
#[cfg(not(unix))]
fn worked() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed().as_secs_f64()
}

/// Less work than this says nothing, in seconds.
const NOTHING: f64 = 0.002;

/// Fails where ten times the text takes more than forty times the work: it would take a hundred times where a pass looked back
/// over all of it. `read` is handed so many copies of something.
#[track_caller]
pub fn grows_with_the_text(what: &str, copies: usize, read: impl Fn(usize)) {
    let work = |copies| {
        let start = worked();
        read(copies);
        worked() - start
    };
    let least = |copies, times| (0..times).map(|_| work(copies)).fold(f64::MAX, f64::min);
    let (small, large) = (least(copies / 10, 3).max(NOTHING), work(copies));
    // measured again before it counts: a thread is slowed by those that share its core
    let large = if large < small * 40.0 { large } else { large.min(least(copies, 2)) };
    assert!(large < small * 40.0, "{what:?}: {small:.4} s of work, then {large:.4} s for ten times the text");
}

/// The measure tells what looks back from what does not.
#[test]
#[should_panic(expected = "for ten times the text")]
fn what_looks_back_over_all_of_it_is_found() {
    let looks_back = |copies: usize| {
        let text: Vec<usize> = (0..copies).collect();
        let pairs = text.iter().map(|at| text.iter().filter(|other| **other < *at).count());
        assert!(std::hint::black_box(pairs.sum::<usize>()) > 0);
    };
    grows_with_the_text("pairs", 40_000, looks_back);
}
