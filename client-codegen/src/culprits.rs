//! Finding the few of many that fail.

/// The members of `all` that fail by themselves, with what `test` says of each.
/// `all` together is known to fail.
///
/// Half of them are tried at once, so that few bad ones among many good ones
/// are soon found.
pub(crate) fn culprits<'a, T, E>(
    all: &'a [T],
    test: &impl Fn(&[T]) -> Option<E>,
) -> Vec<(&'a T, E)> {
    if let [one] = all {
        return test(all).map(|error| (one, error)).into_iter().collect();
    }
    let (first, last) = all.split_at(all.len() / 2);
    [first, last]
        .into_iter()
        .filter(|half| half.len() == 1 || (half.len() > 1 && test(half).is_some()))
        .flat_map(|half| culprits(half, test))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn few_among_many_are_found_in_few_runs_and_in_their_order() {
        let all: Vec<u32> = (0..1000).collect();
        let runs = Cell::new(0);
        let test = |some: &[u32]| {
            runs.set(runs.get() + 1);
            some.iter().find(|n| [7, 700].contains(*n)).copied()
        };
        assert_eq!(culprits(&all, &test), [(&7, 7), (&700, 700)]);
        assert!(runs.get() < 50, "{}", runs.get());
        assert_eq!(culprits(&[], &test), []);
        assert_eq!(culprits(&[7], &test), [(&7, 7)]);
    }

    #[test]
    fn what_fails_only_together_is_nobody_s_fault() {
        let test = |some: &[u32]| (some.len() > 1).then_some(());
        assert_eq!(culprits(&[1, 2, 3], &test), []);
    }
}
