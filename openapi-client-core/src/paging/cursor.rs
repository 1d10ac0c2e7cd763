//! Which page of a list comes next, and whether there is one.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;

use super::Page;

/// What a position in a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Items: the next page begins as many further as there were items.
    Item,
    /// Pages: the next page is the next number.
    Page,
}

/// Where a walk through a list stands. It holds nothing of the pages that it
/// has left.
#[derive(Debug)]
pub(super) struct Cursor {
    unit: Unit,
    /// The position of the beginning of the list.
    pub(super) origin: u64,
    /// The position that the last request asked for, if it asked for one.
    asked: Option<u64>,
    /// How many items the list has up to the end of the last page.
    passed: Option<u64>,
    /// A hash of the items of the last page, if only they can tell that the
    /// server gives the same page again.
    last: Option<u64>,
}

impl Cursor {
    pub(super) fn new(unit: Unit, asked: Option<u64>) -> Self {
        Self {
            unit,
            origin: 0,
            asked,
            passed: None,
            last: None,
        }
    }

    /// The position to ask for behind `page`, `None` if the list ends with it.
    ///
    /// What the page itself says goes before what was asked for and what pages
    /// before it said: a server may give fewer items than it was asked for, and
    /// a list may grow and shrink on the way. Every answer leads further or to
    /// the end.
    ///
    /// # Errors
    ///
    /// Why the page is not the one that was asked for.
    pub(super) fn turn<T: Serialize>(&mut self, page: &Page<T>) -> Result<Option<u64>, String> {
        let count = u64::try_from(page.items.len()).unwrap_or(u64::MAX);
        if count == 0 {
            return Ok(None);
        }
        if let (Some(asked), Some(at)) = (self.asked, page.at)
            && asked != at
        {
            let unit = match self.unit {
                Unit::Item => "offset",
                Unit::Page => "page",
            };
            return Err(format!(
                "with {unit} {at} where {unit} {asked} was asked for"
            ));
        }
        // A number that the page itself disproves is none.
        let total = page.total.filter(|total| *total >= count);
        let last = match (page.at, total) {
            (Some(_), Some(_)) => None,
            _ => fingerprint(&page.items),
        };
        if last.is_some() && last == self.last {
            return Err("with the same items as on the page before".to_owned());
        }
        self.last = last;

        let at = page.at.or(self.asked).unwrap_or(self.origin);
        let from_origin = at.saturating_sub(self.origin);
        let before = match (self.unit, self.passed) {
            (Unit::Item, _) => from_origin,
            (Unit::Page, Some(passed)) => passed,
            // The pages that were skipped are as long as this one. Should they
            // be longer, the walk ends with an empty page instead of by number;
            // the size that the answer tells may be one that was asked for and
            // not kept to, and the walk would end too early.
            (Unit::Page, None) => from_origin.saturating_mul(count),
        };
        let passed = before.saturating_add(count);
        self.passed = Some(passed);
        if total.is_some_and(|total| passed >= total) {
            return Ok(None);
        }
        let step = match self.unit {
            Unit::Item => count,
            Unit::Page => 1,
        };
        self.asked = at.checked_add(step);
        match self.asked {
            Some(next) => Ok(Some(next)),
            None => Err(format!("with a page at {at}, behind which nothing can be")),
        }
    }
}

/// A number for `items` that is the same for the same items; `None` if they
/// cannot be compared.
fn fingerprint<T: Serialize>(items: &[T]) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for item in items {
        // As text, maps would be in an order of their own each time.
        serde_json::to_value(item).ok()?.hash(&mut hasher);
    }
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// A page at `at` of a list of `total` with `count` items, none of which
    /// is on another page.
    fn page(at: Option<u64>, count: usize, total: Option<u64>) -> Page<(Option<u64>, usize)> {
        let items = (0..count).map(|index| (at, index)).collect();
        Page::new(items).at(at).of(total)
    }

    /// The position of a page, how many items it has, how many the list has,
    /// and the position that comes next.
    type Turn = (Option<u64>, usize, Option<u64>, Option<u64>);

    /// Turns one page after the other.
    #[track_caller]
    fn walk(mut cursor: Cursor, pages: &[Turn]) {
        for (at, count, total, next) in pages {
            let turned = cursor.turn(&page(*at, *count, *total));
            assert_eq!(turned, Ok(*next), "{count} at {at:?} of {total:?}");
        }
    }

    fn items(asked: Option<u64>) -> Cursor {
        Cursor::new(Unit::Item, asked)
    }

    fn pages(asked: Option<u64>) -> Cursor {
        Cursor::new(Unit::Page, asked)
    }

    #[test]
    fn offsets_go_on_behind_the_items_that_came() {
        walk(
            items(None),
            &[
                (Some(0), 50, Some(120), Some(50)),
                (Some(50), 20, Some(120), Some(70)),
                (Some(70), 50, Some(120), None),
            ],
        );
        // From where the caller wants, or the server begins unasked.
        walk(items(Some(100)), &[(Some(100), 20, Some(120), None)]);
        walk(items(None), &[(Some(30), 50, Some(120), Some(80))]);
    }

    #[test]
    fn pages_are_counted_until_all_items_have_come() {
        // A server that tells the size that it was asked for and gives less:
        // the size is not looked at.
        walk(
            pages(None),
            &[
                (Some(0), 1000, Some(2500), Some(1)),
                (Some(1), 990, Some(2500), Some(2)),
                (Some(2), 500, Some(2500), Some(3)),
                (Some(3), 0, Some(2500), None),
            ],
        );
        walk(
            pages(Some(1)),
            &[
                (Some(1), 1000, Some(2500), Some(2)),
                (Some(2), 500, Some(2500), None),
            ],
        );
        // The last one is short, so that it is not known to be the last.
        walk(
            pages(Some(2)),
            &[
                (Some(2), 500, Some(2500), Some(3)),
                (Some(3), 0, None, None),
            ],
        );
    }

    #[test]
    fn a_list_may_begin_at_another_number_than_nought() {
        let from_one = |cursor| Cursor {
            origin: 1,
            ..cursor
        };
        walk(
            from_one(pages(None)),
            &[(None, 2, Some(4), Some(2)), (Some(2), 2, Some(4), None)],
        );
        walk(from_one(pages(Some(2))), &[(Some(2), 2, Some(4), None)]);
        walk(
            from_one(items(None)),
            &[(Some(1), 2, Some(3), Some(3)), (Some(3), 1, Some(3), None)],
        );
        // Nor may it be less.
        walk(from_one(items(None)), &[(Some(0), 2, Some(3), Some(2))]);
    }

    #[test]
    fn an_empty_page_ends_the_list_whatever_it_says() {
        for (at, total) in [
            (None, None),
            (Some(50), Some(1000)),
            (Some(0), None),
            (Some(u64::MAX), Some(u64::MAX)),
        ] {
            walk(items(Some(50)), &[(at, 0, total, None)]);
            walk(pages(Some(50)), &[(at, 0, total, None)]);
        }
    }

    #[test]
    fn without_a_total_the_list_goes_on_until_an_empty_page() {
        walk(
            items(None),
            &[
                (Some(0), 2, None, Some(2)),
                (Some(2), 1, None, Some(3)),
                (Some(3), 0, None, None),
            ],
        );
        walk(
            pages(None),
            &[(Some(0), 2, None, Some(1)), (Some(1), 0, None, None)],
        );
        // Fewer than there are on this very page cannot be all of them.
        walk(items(None), &[(Some(0), 2, Some(0), Some(2))]);
        walk(pages(None), &[(Some(0), 2, Some(1), Some(1))]);
    }

    #[test]
    fn the_newest_total_counts() {
        walk(
            items(None),
            &[
                (Some(0), 2, Some(4), Some(2)),
                (Some(2), 2, Some(6), Some(4)),
                (Some(4), 1, Some(3), None),
            ],
        );
        walk(
            pages(None),
            &[(Some(0), 2, Some(9), Some(1)), (Some(1), 2, Some(4), None)],
        );
    }

    #[test]
    fn another_page_than_the_one_asked_for_is_an_error() {
        let mut cursor = items(None);
        assert_eq!(cursor.turn(&page(Some(0), 50, Some(120))), Ok(Some(50)));
        assert_eq!(
            cursor.turn(&page(Some(0), 50, Some(120))),
            Err("with offset 0 where offset 50 was asked for".to_owned())
        );
        let mut cursor = pages(Some(3));
        assert_eq!(
            cursor.turn(&page(Some(0), 50, Some(120))),
            Err("with page 0 where page 3 was asked for".to_owned())
        );
    }

    #[test]
    fn the_same_page_again_is_an_error_where_a_number_is_missing() {
        for (at, total) in [(None, None), (None, Some(1000)), (Some(7), None)] {
            let page = |number: usize, further: u64| {
                // Each map has an order of its own.
                let map: HashMap<usize, usize> = (0..20).map(|key| (key, number)).collect();
                let at = at.map(|at: u64| at + further);
                Page::new(vec![map]).at(at).of(total)
            };
            let mut cursor = items(at);
            for further in 0..3_u8 {
                let turned = cursor.turn(&page(usize::from(further), further.into()));
                assert!(matches!(turned, Ok(Some(_))), "{turned:?}");
            }
            assert_eq!(
                cursor.turn(&page(2, 3)),
                Err("with the same items as on the page before".to_owned()),
                "at {at:?} of {total:?}"
            );
        }
    }

    #[test]
    fn equal_items_are_fine_where_the_numbers_tell_that_the_list_goes_on() {
        let mut cursor = items(None);
        for at in 0..4 {
            let page = Page::new(vec!["same"]).at(Some(at)).of(Some(4));
            let next = (at < 3).then_some(at + 1);
            assert_eq!(cursor.turn(&page), Ok(next));
        }
    }

    #[test]
    fn no_number_is_too_large() {
        let largest = Some(u64::MAX);
        for cursor in [items, pages] {
            let error = cursor(largest)
                .turn(&page(largest, 2, None))
                .expect_err("nothing is behind it");
            assert!(error.contains("behind which nothing can be"), "{error}");
            let ended = cursor(None).turn(&page(largest, 2, Some(2)));
            assert_eq!(ended, Ok(None));
            let ended = cursor(None).turn(&page(largest, 2, largest));
            assert_eq!(ended, Ok(None));
        }
    }
}
