//! A source of tokens that are known beforehand.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use openapi_client_core::{AcquireToken, CallError, IssuedToken, Secret, TokenSource};

/// Gives what was set, in order, and records what it is asked with; clones
/// share both.
#[derive(Debug, Clone)]
pub struct ListedTokens {
    answers: Arc<Mutex<VecDeque<Result<String, CallError>>>>,
    asked: Arc<Mutex<Vec<Option<Secret>>>>,
}

impl ListedTokens {
    /// A source of these tokens and failures.
    pub fn new<T: Into<String>>(answers: impl IntoIterator<Item = Result<T, CallError>>) -> Self {
        let answers = answers.into_iter();
        let answers = answers.map(|answer| answer.map(Into::into));
        Self {
            answers: Arc::new(Mutex::new(answers.collect())),
            asked: Arc::default(),
        }
    }

    /// The refused tokens that it was asked with.
    ///
    /// # Panics
    /// If it panicked itself.
    pub fn asked(&self) -> Vec<Option<Secret>> {
        self.asked.lock().expect("the lock").clone()
    }
}

impl TokenSource for ListedTokens {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        self.asked.lock().expect("the lock").push(refused.cloned());
        let answer = self.answers.lock().expect("the lock").pop_front();
        let answer = answer.expect("it is not asked more often");
        Box::pin(async { answer.map(IssuedToken::new) })
    }
}
