//! The pipeline from files on the disk to the source of a client, as its users
//! run it: `Sources::read`, then `generate`.

mod answers;
mod compile;
mod enums;
mod error_sets;
mod errors;
mod examples;
mod forms;
mod input;
mod mutations;
mod names;
mod next_version;
mod openapi_3_1;
mod paging;
mod parameters;
mod requests;
mod round_trip;
mod same_bytes;
mod samples;
mod schemas;
mod security;
mod streams;
mod subtypes;
mod support;
mod texts;
mod types;
mod vendors;
mod versions;
