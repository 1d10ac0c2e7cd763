//! Which page of a list follows another, and whether there is one.

use serde::Serialize;

use super::page::Page;
use super::progress::Progress;

/// What a position in a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Items: the next page begins after the items of this one.
    Item,
    /// Pages: the next page has the next number.
    Page,
}

/// The position in a list. It keeps no items.
#[derive(Debug)]
pub(super) struct Cursor {
    pub(super) unit: Unit,
    /// The position of the first page.
    pub(super) origin: u64,
    /// The position in the last request, if it had one.
    requested: Option<u64>,
    /// The number of items up to the end of the last page.
    passed: Option<u64>,
    /// How many items the list has, as the server last reported it.
    pub(super) total: Option<u64>,
    pub(super) progress: Progress,
}

impl Cursor {
    pub(super) fn new(unit: Unit, requested: Option<u64>) -> Self {
        Self {
            unit,
            origin: 0,
            requested,
            passed: None,
            total: None,
            progress: Progress::default(),
        }
    }

    /// Begins at this position, which is then also the one to request.
    pub(super) fn start_at(&mut self, position: u64) {
        self.requested = Some(position);
        self.passed = None;
    }

    /// The position to request after `page`, `None` if the list ends with it.
    /// Adds the position of the page, if only the request has it.
    ///
    /// What the page itself reports takes precedence over what was requested
    /// and what earlier pages reported: a server may return fewer items than
    /// requested, and a list may grow and shrink meanwhile. Every page leads
    /// forward or to the end.
    ///
    /// # Errors
    ///
    /// Why the page is not the requested one, or which limit the list exceeds.
    pub(super) fn advance<T: Serialize>(
        &mut self,
        page: &mut Page<T>,
    ) -> Result<Option<u64>, String> {
        let count = u64::try_from(page.items.len()).unwrap_or(u64::MAX);
        self.total = page.total.or(self.total);
        if count == 0 {
            return Ok(None);
        }
        if let (Some(requested), Some(at)) = (self.requested, page.at)
            && requested != at
        {
            let unit = match self.unit {
                Unit::Item => "offset",
                Unit::Page => "page",
            };
            return Err(format!("with {unit} {at} instead of {unit} {requested}"));
        }
        // A total below the number of items on this page is wrong.
        let total = page.total.filter(|total| *total >= count);
        let first_total = self.progress.first_total.or(total);
        self.progress.first_total = first_total;
        let is_beyond = first_total.is_some_and(|first| self.passed > Some(first));
        match page.at.is_some() && total.is_some() && !is_beyond {
            // The numbers show how far it is.
            true => self.progress.skip(),
            false => self.progress.look_at(&page.items)?,
        }
        page.at = page.at.or(self.requested);

        let at = page.at.unwrap_or(self.origin);
        let from_origin = at.saturating_sub(self.origin);
        let before = match (self.unit, self.passed) {
            (Unit::Item, _) => from_origin,
            (Unit::Page, Some(passed)) => passed,
            // Assumes that the skipped pages have as many items as this one. If
            // they have more, an empty page ends the list. The page size in the
            // response is not used: it may repeat the requested one, and the
            // list would end too early.
            (Unit::Page, None) => from_origin.saturating_mul(count),
        };
        let passed = before.saturating_add(count);
        self.passed = Some(passed);
        if total.is_some_and(|total| passed >= total) {
            return Ok(None);
        }
        self.progress.go_on(passed)?;
        let step = match self.unit {
            Unit::Item => count,
            Unit::Page => 1,
        };
        self.requested = at.checked_add(step);
        match self.requested {
            Some(next) => Ok(Some(next)),
            None => Err(format!("with a page at {at}, which no position can follow")),
        }
    }
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
    type Step = (Option<u64>, usize, Option<u64>, Option<u64>);

    fn items(requested: Option<u64>) -> Cursor {
        Cursor::new(Unit::Item, requested)
    }

    fn pages(requested: Option<u64>) -> Cursor {
        Cursor::new(Unit::Page, requested)
    }

    #[test]
    fn each_page_leads_to_the_next_one_until_all_items_have_arrived() {
        let from_one = |cursor| Cursor {
            origin: 1,
            ..cursor
        };
        let large: &[Step] = &[
            (Some(0), 1000, Some(2500), Some(1)),
            // Fewer items than the size that the server reports, which is
            // ignored.
            (Some(1), 990, Some(2500), Some(2)),
            (Some(2), 500, Some(2500), Some(3)),
            (Some(3), 0, Some(2500), None),
        ];
        // It is not known to be the last.
        let short = [
            (Some(2), 500, Some(2500), Some(3)),
            (Some(3), 0, None, None),
        ];
        let full = [
            (Some(1), 1000, Some(2500), Some(2)),
            (Some(2), 500, Some(2500), None),
        ];
        for (mut cursor, steps) in [
            // The server begins where it likes.
            (items(None), &[(Some(30), 50, Some(120), Some(80))][..]),
            (pages(None), large),
            (pages(Some(1)), &full),
            (pages(Some(2)), &short),
            // The list begins at another number than zero.
            (
                from_one(pages(None)),
                &[(None, 2, Some(4), Some(2)), (Some(2), 2, Some(4), None)],
            ),
            (from_one(pages(Some(2))), &[(Some(2), 2, Some(4), None)]),
            (
                from_one(items(None)),
                &[(Some(1), 2, Some(3), Some(3)), (Some(3), 1, Some(3), None)],
            ),
            // The server reports an earlier position.
            (from_one(items(None)), &[(Some(0), 2, Some(3), Some(2))]),
            // Without a total the list ends with an empty page.
            (
                pages(None),
                &[(Some(0), 2, None, Some(1)), (Some(1), 0, None, None)],
            ),
            // A total below the number of items on the page is ignored.
            (items(None), &[(Some(0), 2, Some(0), Some(2))]),
            (pages(None), &[(Some(0), 2, Some(1), Some(1))]),
            // The newest total counts.
            (
                pages(None),
                &[(Some(0), 2, Some(9), Some(1)), (Some(1), 2, Some(4), None)],
            ),
        ] {
            for (at, count, total, next) in steps.iter().copied() {
                let advanced = cursor.advance(&mut page(at, count, total));
                assert_eq!(advanced, Ok(next), "{count} at {at:?} of {total:?}");
            }
        }
    }

    #[test]
    fn an_empty_page_ends_the_list_whatever_it_reports() {
        for (at, total) in [
            (None, None),
            (Some(50), Some(1000)),
            (Some(0), None),
            (Some(u64::MAX), Some(u64::MAX)),
        ] {
            for mut cursor in [items(Some(50)), pages(Some(50))] {
                assert_eq!(cursor.advance(&mut page(at, 0, total)), Ok(None));
            }
        }
    }

    #[test]
    fn another_page_than_the_requested_one_is_an_error() {
        let mut cursor = pages(Some(3));
        assert_eq!(
            cursor.advance(&mut page(Some(0), 50, Some(120))),
            Err("with page 0 instead of page 3".to_owned())
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
                let next = cursor.advance(&mut page(usize::from(further), further.into()));
                assert!(matches!(next, Ok(Some(_))), "{next:?}");
            }
            assert_eq!(
                cursor.advance(&mut page(2, 3)),
                Err("with the same items as on the previous page".to_owned()),
                "at {at:?} of {total:?}"
            );
        }
    }

    #[test]
    fn equal_items_are_allowed_where_the_numbers_show_that_the_list_continues() {
        let mut cursor = items(None);
        for at in 0..4 {
            let mut page = Page::new(vec!["same"]).at(Some(at)).of(Some(4));
            let next = (at < 3).then_some(at + 1);
            assert_eq!(cursor.advance(&mut page), Ok(next));
        }
    }

    #[test]
    fn no_number_overflows() {
        let largest = Some(u64::MAX);
        for cursor in [items, pages] {
            let error = cursor(largest)
                .advance(&mut page(largest, 2, None))
                .expect_err("nothing can follow it");
            assert!(error.contains("which no position can follow"), "{error}");
            let ended = cursor(None).advance(&mut page(largest, 2, Some(2)));
            assert_eq!(ended, Ok(None));
            let ended = cursor(None).advance(&mut page(largest, 2, largest));
            assert_eq!(ended, Ok(None));
        }
    }
}
