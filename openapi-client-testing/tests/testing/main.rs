//! Mocks and contract tests, by requests that no generated client sends.

mod contract;
mod mock;
mod requests;
mod support;
mod values;
