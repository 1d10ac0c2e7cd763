//! Holds the clients to their budgets by counts, which are the same on every
//! machine. `tests/budgets.toml` says what may be.

mod authorization;
mod calls;
mod cold_cache;
mod download;
mod lines;
mod paging;
mod support;
mod traces;
