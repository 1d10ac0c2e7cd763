//! How much memory a walk through a long list takes.

use benchmarks::call::{PAGE, runtime};
use benchmarks::loads::{NO_PIN, users, users_of_a_page};
use scc_client::{Client, types::User};
use serde::Deserialize;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    peak_pages: u64,
    connection_bytes: u64,
}

/// How many items the list has: pages that were kept would show after a few.
/// A benchmark walks through a million.
const ITEMS: usize = 100 * PAGE;

#[test]
fn a_walk_through_a_long_list_takes_the_memory_of_a_page_or_two() {
    let limits: Limits = limits("paging");
    let page = page_bytes();
    let (runtime, server) = (runtime().expect("a runtime"), users(ITEMS));
    let client = Client::builder(server.base_url()).token("a-token");
    let client = client.pin_certificate_sha256(NO_PIN).build();
    let client = client.expect("a client");
    let walk = async {
        let (mut items, mut count) = (client.get_users().items(), 0);
        while let Some(item) = items.next().await {
            item.expect("no error");
            count += 1;
        }
        assert_eq!(count, ITEMS);
    };
    let cost = allocation_counter::measure(|| runtime.block_on(walk));
    assert_eq!(server.requests(), ITEMS / PAGE);
    let limit = limits.peak_pages * page + limits.connection_bytes;
    assert!(cost.bytes_max <= limit, "{limit} for {page} each: {cost:?}");
}

/// The memory of a page: its body, and the most that decoding it takes.
fn page_bytes() -> u64 {
    let body = users_of_a_page();
    let decoded = allocation_counter::measure(|| {
        let page: Vec<User> = openapi_client_core::decode(body.as_bytes()).expect("a page");
        assert_eq!(page.len(), PAGE);
    });
    let body = u64::try_from(body.len()).expect("a length");
    body + decoded.bytes_max
}
