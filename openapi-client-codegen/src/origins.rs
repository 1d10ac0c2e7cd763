//! Where the parts of a document were when it was published.
//!
//! Steps move parts: a definition of Swagger 2.0 becomes a component, and so does the
//! target of a reference to another place. People know the published document, so
//! reports name its places.

use std::collections::{BTreeMap, BTreeSet};

use crate::pointer::Pointer;

/// The parts that were moved.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origins {
    /// The published place of each part that is elsewhere now.
    published: BTreeMap<Pointer, Pointer>,
    /// The places of these parts by their published ones.
    current: BTreeMap<Pointer, BTreeSet<Pointer>>,
}

impl Origins {
    /// Records that the part at `from`, a place of the document as it is, is at `to`
    /// now. What was at `to` before is replaced.
    pub(crate) fn moved(&mut self, from: &Pointer, to: &Pointer) {
        let origin = self.published(from);
        let places = self.current.entry(origin.clone()).or_default();
        places.insert(to.clone());
        if let Some(before) = self.published.insert(to.clone(), origin.clone())
            && before != origin
            && let Some(places) = self.current.get_mut(&before)
        {
            places.remove(to);
        }
    }

    /// The place in the published document of the part that is at `at` now.
    pub(crate) fn published(&self, at: &Pointer) -> Pointer {
        let mut part = Some(at.clone());
        while let Some(place) = part {
            if let Some(origin) = self.published.get(&place) {
                return origin.with(&at.as_str()[place.as_str().len()..]);
            }
            part = place.parent();
        }
        at.clone()
    }

    /// The places of the part that is at `at` in the published document.
    pub(crate) fn current(&self, at: &Pointer) -> Vec<Pointer> {
        let mut part = Some(at.clone());
        while let Some(place) = part {
            if let Some(places) = self.current.get(&place).filter(|it| !it.is_empty()) {
                let rest = &at.as_str()[place.as_str().len()..];
                return places.iter().map(|to| to.with(rest)).collect();
            }
            part = place.parent();
        }
        vec![at.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Pointer {
        Pointer::of(text)
    }

    #[test]
    fn a_part_that_moved_twice_is_reported_where_it_was_first() {
        let mut origins = Origins::default();
        origins.moved(&at("/definitions/A"), &at("/components/schemas/A"));
        origins.moved(
            &at("/components/schemas/A/items"),
            &at("/components/schemas/AItem"),
        );
        for (now, published) in [
            ("/components/schemas/A", "/definitions/A"),
            (
                "/components/schemas/A/properties/b",
                "/definitions/A/properties/b",
            ),
            (
                "/components/schemas/AItem/type",
                "/definitions/A/items/type",
            ),
            ("/components/schemas/AB", "/components/schemas/AB"),
            ("/paths/~1a", "/paths/~1a"),
        ] {
            assert_eq!(origins.published(&at(now)), at(published), "{now}");
        }
    }

    #[test]
    fn a_published_place_may_be_in_several_places_now() {
        let mut origins = Origins::default();
        for path in ["~1a", "~1b"] {
            let body = at(&format!("/paths/{path}/post/requestBody"));
            origins.moved(&at("/parameters/Body"), &body);
        }
        assert_eq!(
            origins.current(&at("/parameters/Body/schema")),
            [
                at("/paths/~1a/post/requestBody/schema"),
                at("/paths/~1b/post/requestBody/schema")
            ]
        );
        assert_eq!(origins.current(&at("/info")), [at("/info")]);
    }
}
