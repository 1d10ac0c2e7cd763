//! Finding the few of many that fail.

/// The members of `all` that fail by themselves, with the outcome of `test` for each.
///
/// As long as none fails, twice as many are tried at once; a part that fails is
/// halved. So few bad ones among many are soon found, and where most are bad,
/// each is tried by itself.
pub(crate) fn failing<'a, T, E>(
    all: &'a [T],
    test: &impl Fn(&[T]) -> Option<E>,
) -> Vec<(&'a T, E)> {
    let mut found = Vec::new();
    let (mut rest, mut size) = (all, 1);
    while !rest.is_empty() {
        let (part, after) = rest.split_at(size.min(rest.len()));
        rest = after;
        let before = found.len();
        search(part, test, &mut found);
        let is_good = found.len() == before;
        size = if is_good { size * 2 } else { 1 };
    }
    found
}

fn search<'a, T, E>(part: &'a [T], test: &impl Fn(&[T]) -> Option<E>, found: &mut Vec<(&'a T, E)>) {
    let Some(error) = test(part) else {
        return;
    };
    if let [one] = part {
        found.push((one, error));
    } else {
        let (first, last) = part.split_at(part.len() / 2);
        search(first, test, found);
        search(last, test, found);
    }
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
        assert_eq!(failing(&all, &test), [(&7, 7), (&700, 700)]);
        assert!(runs.get() < 50, "{}", runs.get());
        runs.set(0);
        assert_eq!(failing(&[7; 100], &test).len(), 100);
        assert_eq!(runs.get(), 100);
        assert_eq!(failing(&[], &test), []);
        assert_eq!(failing(&[7], &test), [(&7, 7)]);
    }

    #[test]
    fn what_fails_only_together_is_not_found() {
        let test = |some: &[u32]| (some.len() > 1).then_some(());
        assert_eq!(failing(&[1, 2, 3], &test), []);
    }
}
