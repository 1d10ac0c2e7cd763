//! The pipeline from files on the disk to the source of a client, as its users
//! run it: `Sources::read`, then `generate`.

mod answers;
mod compile;
mod documents;
mod enums;
mod errors;
mod forms;
mod ids;
mod mutations;
mod names;
mod overlays;
mod pages;
mod paging;
mod parameters;
mod places;
mod reading;
mod references;
mod refusals;
mod requests;
mod round_trip;
mod same_bytes;
mod samples;
mod schemas;
mod security;
mod selection;
mod sources;
mod subtypes;
mod support;
mod texts;
mod types;
mod vendors;
