//! What holds for the workspace as a whole.

mod choices;
mod documents;
mod examples;
mod features;
mod output;
mod settings;
mod tidy;
