//! The commands, run as programs on a copy of what they read and write.

mod check;
mod clones;
mod compiled;
mod contract;
mod corpus;
mod diff;
mod downstream;
mod generate;
mod new;
mod program;
mod published;
mod release;
mod support;
mod try_document;
mod vendor;
mod whole_apis;
