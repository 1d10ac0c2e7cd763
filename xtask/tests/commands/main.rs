//! The commands, run as programs on a copy of what they read and write.

mod check;
mod generate;
mod program;
mod support;
mod vendor;
