//! A part of the work that stops no other.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does a part of the work that ends alone where it panics, which says so by itself: nothing comes of it then.
pub fn apart<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_work_that_panics_ends_alone() {
        assert_eq!(apart(|| 1), Some(1));
        assert_eq!(apart(|| -> i32 { panic!("a part") }), None);
        assert_eq!(apart(|| 2), Some(2));
    }
}
