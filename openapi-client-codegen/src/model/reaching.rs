//! Going back along the edges of a graph.

use std::collections::{BTreeMap, BTreeSet};

/// `ends`, and every node from which `edges`, each a pair of where it is from and to,
/// reach one of them.
pub(crate) fn reaching<N: Copy + Ord>(
    ends: impl IntoIterator<Item = N>,
    edges: impl IntoIterator<Item = (N, N)>,
) -> BTreeSet<N> {
    let mut back: BTreeMap<N, Vec<N>> = BTreeMap::new();
    for (from, to) in edges {
        back.entry(to).or_default().push(from);
    }
    let mut found: BTreeSet<N> = ends.into_iter().collect();
    let mut next: Vec<N> = found.iter().copied().collect();
    while let Some(node) = next.pop() {
        let before = back.get(&node).into_iter().flatten().copied();
        next.extend(before.filter(|node| found.insert(*node)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_an_end_is_found_also_around_a_circle() {
        let edges = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (6, 6)];
        assert_eq!(reaching([4], edges), BTreeSet::from([1, 2, 3, 4]));
        assert_eq!(reaching([6], edges), BTreeSet::from([6]));
        assert_eq!(reaching([], edges), BTreeSet::new());
    }
}
