//! Why a wait did not end well.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// The largest number of characters of a state that are shown.
const SHOWN: usize = 64;

/// Why a [`WaitUntil`](crate::WaitUntil) did not end well. `T` is what a poll
/// gives, `E` why one fails.
///
/// `Display` and `Debug` show states, cut and escaped, and nothing else of what
/// the server sent.
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A poll failed; the retry policy of the client did what it could.
    Call(E),
    /// It ended in a state that was named as a failure.
    #[non_exhaustive]
    Failed {
        /// The state.
        state: String,
        /// What the last poll gave.
        value: T,
    },
    /// It has a state that nobody named, although pending ones were named. It may
    /// have ended: a server may have more states than its document.
    #[non_exhaustive]
    UnknownState {
        /// The state.
        state: String,
        /// What the last poll gave.
        value: T,
    },
    /// It did not end in time. It may still do so.
    #[non_exhaustive]
    TimedOut {
        /// How long it was waited for.
        after: Duration,
        /// The first of the different states that were seen, cut and escaped.
        states: Vec<String>,
        /// What the last poll gave, if there was one.
        value: Option<T>,
    },
}

impl<T, E> WaitError<T, E> {
    /// What the last poll gave, if it gave anything.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Call(_) => None,
            Self::Failed { value, .. } | Self::UnknownState { value, .. } => Some(value),
            Self::TimedOut { value, .. } => value.as_ref(),
        }
    }
}

/// A state as it is shown: cut and escaped.
pub(super) fn shown(state: &str) -> String {
    let end = state.char_indices().nth(SHOWN).map(|(end, _)| end);
    let cut = end.map_or(state, |end| &state[..end]);
    let rest = if end.is_some() { "…" } else { "" };
    format!("`{}`{rest}", cut.escape_debug())
}

impl<T, E: fmt::Display> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Failed { state, .. } => write!(f, "it ended in the state {}", shown(state)),
            Self::UnknownState { state, .. } => {
                let state = shown(state);
                write!(
                    f,
                    "it has the state {state}, which is not one of those that were named"
                )
            }
            Self::TimedOut { after, states, .. } => {
                write!(f, "it did not end within {after:?}: ")?;
                match &states[..] {
                    [] => f.write_str("the first answer did not come"),
                    [state] => write!(f, "its state was {state}"),
                    _ => write!(f, "its states were {}", states.join(", ")),
                }
            }
        }
    }
}

impl<T, E: fmt::Debug> fmt::Debug for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut ended = |name, state| {
            let mut debug = f.debug_struct(name);
            let state = shown(state);
            debug.field("state", &format_args!("{state}"));
            debug.finish_non_exhaustive()
        };
        match self {
            Self::Call(error) => f.debug_tuple("Call").field(error).finish(),
            Self::Failed { state: name, .. } => ended("Failed", name),
            Self::UnknownState { state: name, .. } => ended("UnknownState", name),
            Self::TimedOut { after, states, .. } => f
                .debug_struct("TimedOut")
                .field("after", after)
                .field("states", &format_args!("[{}]", states.join(", ")))
                .finish_non_exhaustive(),
        }
    }
}

impl<T, E: StdError> StdError for WaitError<T, E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            // Its text is that of this error.
            Self::Call(error) => error.source(),
            _ => None,
        }
    }
}
