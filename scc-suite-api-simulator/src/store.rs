//! The collections that both services keep: resources with a key, in the order of their
//! creation.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

/// Something that is found by its key.
pub(crate) trait Resource {
    /// The type of the key.
    type Key: PartialEq + ?Sized;

    /// What an error message calls it.
    const NAME: &'static str;

    /// What distinguishes it from all others of its collection.
    fn key(&self) -> &Self::Key;

    /// Why a collection cannot have both, if it cannot.
    fn conflict(&self, other: &Self) -> Option<&'static str>;
}

/// Why a collection stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// It has no resource of this key; with the name of what is missing.
    NotFound(&'static str),
    /// It has a resource that excludes the new one; with the reason.
    Conflict(&'static str),
}

/// All resources of one type.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Collection<T>(Vec<T>);

impl<T: Resource> Collection<T> {
    /// The resource with this key.
    pub(crate) fn find(&self, key: &T::Key) -> Result<&T, StoreError> {
        let found = self.0.iter().find(|known| known.key() == key);
        found.ok_or(StoreError::NotFound(T::NAME))
    }

    /// The resource with this key, to change.
    pub(crate) fn find_mut(&mut self, key: &T::Key) -> Result<&mut T, StoreError> {
        let found = self.0.iter_mut().find(|known| known.key() == key);
        found.ok_or(StoreError::NotFound(T::NAME))
    }

    /// Whether there is a resource with this key.
    pub(crate) fn has(&self, key: &T::Key) -> bool {
        self.find(key).is_ok()
    }

    /// Checks that no resource but the one of the same key conflicts with this one.
    pub(crate) fn check(&self, new: &T) -> Result<(), StoreError> {
        let others = self.0.iter().filter(|known| known.key() != new.key());
        no_conflict(others, new)
    }

    /// Adds a resource at the end, unless it conflicts with another one.
    pub(crate) fn create(&mut self, new: T) -> Result<&T, StoreError> {
        no_conflict(self.0.iter(), &new)?;
        let index = self.0.len();
        self.0.push(new);
        Ok(&self.0[index])
    }

    /// Puts a resource in the place of the one with its key, or at the end, unless it
    /// conflicts with another one.
    pub(crate) fn put(&mut self, new: T) -> Result<&T, StoreError> {
        self.check(&new)?;
        let index = self.0.iter().position(|known| known.key() == new.key());
        match index {
            Some(index) => {
                self.0[index] = new;
                Ok(&self.0[index])
            }
            None => self.create(new),
        }
    }

    /// Adds a resource at the end, in place of all that it conflicts with.
    pub(crate) fn replace_conflicting(&mut self, new: T) {
        self.0
            .retain(|known| known.key() != new.key() && known.conflict(&new).is_none());
        self.0.push(new);
    }

    /// Removes the resource with this key.
    pub(crate) fn remove(&mut self, key: &T::Key) -> Result<T, StoreError> {
        let index = self.0.iter().position(|known| known.key() == key);
        let index = index.ok_or(StoreError::NotFound(T::NAME))?;
        Ok(self.0.remove(index))
    }

    /// Removes every resource for which this does not hold.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }
}

fn no_conflict<'a, T: Resource + 'a>(
    known: impl IntoIterator<Item = &'a T>,
    new: &T,
) -> Result<(), StoreError> {
    let conflict = known.into_iter().find_map(|known| known.conflict(new));
    conflict.map_or(Ok(()), |reason| Err(StoreError::Conflict(reason)))
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Extend<T> for Collection<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, new: I) {
        self.0.extend(new);
    }
}

impl<T> Deref for Collection<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for Collection<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}
