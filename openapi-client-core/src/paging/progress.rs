//! Whether a list comes forward: a server that ignores where a page is to begin
//! would send pages forever.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;

use serde::Serialize;

use crate::limits::{
    MAX_ITEMS_BEYOND_TOTAL, MAX_PAGES, MAX_PAGES_WITHOUT_PROGRESS, REMEMBERED_ITEMS,
};
use crate::secret::writing_request;

/// What a list has shown so far, and how much it may show. It keeps no items.
#[derive(Debug)]
pub(super) struct Progress {
    pub(super) max_pages: u64,
    pub(super) max_pages_without_progress: u64,
    pub(super) max_items_beyond_total: u64,
    pages: u64,
    /// The first total that the server reported.
    pub(super) first_total: Option<u64>,
    /// A hash of the items of the last page, if it was looked at.
    last: Option<u64>,
    /// Hashes of the items that were looked at last, the older ones apart.
    recent: [HashSet<u64>; 2],
    pages_without_progress: u64,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            max_pages: MAX_PAGES,
            max_pages_without_progress: MAX_PAGES_WITHOUT_PROGRESS,
            max_items_beyond_total: MAX_ITEMS_BEYOND_TOTAL,
            pages: 0,
            first_total: None,
            last: None,
            recent: Default::default(),
            pages_without_progress: 0,
        }
    }
}

impl Progress {
    /// Looks at the items of a page where only they show whether the server
    /// returns the same ones again.
    ///
    /// # Errors
    ///
    /// How the page repeats earlier ones.
    pub(super) fn look_at<T: Serialize>(&mut self, items: &[T]) -> Result<(), String> {
        let Some(hashes) = hashes(items) else {
            self.last = None;
            return Ok(());
        };
        let page = hash(&hashes);
        if self.last.replace(page) == Some(page) {
            return Err("with the same items as on the previous page".to_owned());
        }
        let is_known = |hash: &&u64| self.recent.iter().any(|known| known.contains(hash));
        let known = hashes.iter().filter(is_known).count();
        // Items that are added or removed meanwhile move some to the next page.
        self.pages_without_progress = match known > hashes.len() / 2 {
            true => self.pages_without_progress + 1,
            false => 0,
        };
        if self.recent[0].len() >= REMEMBERED_ITEMS {
            self.recent[1] = mem::take(&mut self.recent[0]);
        }
        self.recent[0].extend(hashes);
        let limit = self.max_pages_without_progress;
        match self.pages_without_progress > limit {
            true => Err(format!(
                "with mostly the items of earlier pages on more than {limit} pages in a row, \
                 which `max_pages_without_progress` limits"
            )),
            false => Ok(()),
        }
    }

    /// Takes note of a page without looking at its items.
    pub(super) fn skip(&mut self) {
        self.last = None;
    }

    /// Counts a page after which the list goes on, `passed` items behind its
    /// beginning.
    ///
    /// # Errors
    ///
    /// Which limit the list exceeds.
    pub(super) fn go_on(&mut self, passed: u64) -> Result<(), String> {
        self.pages += 1;
        match self.first_total {
            Some(total) => {
                let limit = self.max_items_beyond_total;
                match passed > total.saturating_add(limit) {
                    true => Err(format!(
                        "with item {passed} of a list that had {total} items at first: more than \
                         {limit} beyond them, which `max_items_beyond_total` limits"
                    )),
                    false => Ok(()),
                }
            }
            None => {
                let limit = self.max_pages;
                match self.pages > limit {
                    true => Err(format!(
                        "with more than {limit} pages and no number of all items, which \
                         `max_pages` limits"
                    )),
                    false => Ok(()),
                }
            }
        }
    }
}

/// A hash of each item; `None` if they do not serialize.
fn hashes<T: Serialize>(items: &[T]) -> Option<Vec<u64>> {
    // The text of a map would depend on the order of its members.
    // It is written nowhere.
    let value = |item| writing_request(|| serde_json::to_value(item));
    let values = items.iter().map(value);
    values.map(|value| Some(hash(&value.ok()?))).collect()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
