//! The first name that is not taken.

use std::collections::{BTreeMap, BTreeSet};

/// Names that are given once each.
#[derive(Debug, Clone, Default)]
pub(crate) struct FreeNames {
    taken: BTreeSet<String>,
    /// The last number that was given to each wanted name: those before it are taken.
    numbers: BTreeMap<String, usize>,
}

impl FreeNames {
    /// Takes `name`, and returns whether it was free.
    pub(crate) fn take(&mut self, name: impl Into<String>) -> bool {
        self.taken.insert(name.into())
    }

    /// Takes the [first free name](first_free) and returns it. What is `numbered` is
    /// the same for each call with `wanted`.
    pub(crate) fn take_first(
        &mut self,
        wanted: impl Into<String>,
        numbered: impl Fn(usize) -> String,
    ) -> String {
        let wanted = wanted.into();
        if self.take(wanted.as_str()) {
            return wanted;
        }
        let last = self.numbers.get(&wanted).copied().unwrap_or(1);
        let (mut number, mut name) = (last, wanted.clone());
        while !self.take(name.as_str()) {
            number += 1;
            name = numbered(number);
        }
        self.numbers.insert(wanted, number);
        name
    }
}

impl<S: Into<String>> FromIterator<S> for FreeNames {
    fn from_iter<I: IntoIterator<Item = S>>(taken: I) -> Self {
        let taken = taken.into_iter().map(Into::into).collect();
        Self {
            taken,
            numbers: BTreeMap::new(),
        }
    }
}

/// The first of `wanted`, `numbered(2)`, `numbered(3)` and so on that `is_free`.
pub(crate) fn first_free(
    wanted: impl Into<String>,
    numbered: impl Fn(usize) -> String,
    mut is_free: impl FnMut(&str) -> bool,
) -> String {
    let mut name = wanted.into();
    let mut number = 1;
    while !is_free(&name) {
        number += 1;
        name = numbered(number);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_the_first_number_that_is_free() {
        let mut names: FreeNames = ["a", "a3"].into_iter().collect();
        let mut take = |name: &str| names.take_first(name, |number| format!("{name}{number}"));
        assert_eq!(["a", "a", "b", "b"].map(&mut take), ["a2", "a4", "b", "b2"]);
        assert!(!names.take("a4") && names.take("a5"));
    }
}
