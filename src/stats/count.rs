//! Counts as the report holds them.

/// A count in 32 bits; what is more is the most.
pub(super) fn clip(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
