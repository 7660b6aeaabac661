//! Examples in batches of about equal size.

/// Rows in their order, in batches of at least `least` by `size`; the last may be smaller.
pub fn batches<'a, T: ?Sized>(rows: &[&'a T], least: usize, size: impl Fn(&T) -> usize) -> Vec<Vec<&'a T>> {
    let mut out = Vec::new();
    let (mut batch, mut sum) = (Vec::new(), 0);
    for row in rows {
        sum += size(row);
        batch.push(*row);
        if sum >= least {
            out.push(std::mem::take(&mut batch));
            sum = 0;
        }
    }
    if !batch.is_empty() {
        out.push(batch);
    }
    out
}
