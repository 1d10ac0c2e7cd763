//! What holds for the workspace as a whole.

mod documents;
mod examples;
mod output;
mod tidy;
