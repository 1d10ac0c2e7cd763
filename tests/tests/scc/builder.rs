//! What a client of Security Cloud Control can be built of.

use contract_tests::document::Document;
use scc_client::{Client, Region};

#[test]
fn a_walk_through_a_list_can_go_to_another_thread() {
    fn check(_: impl Send) {}
    let client = Client::builder(Region::Us).build().expect("a client");
    check(client.get_users().items());
}

#[test]
fn the_regions_are_the_servers_of_the_document() {
    let document = Document::of("scc");
    let servers = document.json()["servers"].as_array().expect("servers");
    assert_eq!(servers.len(), 8);
    assert_eq!(Region::ALL.len(), 8);
    for (region, server) in Region::ALL.iter().copied().zip(servers) {
        assert_eq!(region.url(), server["url"]);
        assert_eq!(region.name(), server["description"]);
        assert_eq!(region.to_string(), region.name());
        let client = Client::builder(region).build().expect("a client");
        assert_eq!(client.base_url(), region.url());
    }
}

#[test]
fn a_region_is_found_by_its_name_in_either_case() {
    let mut looked = 0;
    for &region in Region::ALL {
        let name = region.name();
        for name in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
            assert_eq!(name.parse::<Region>().as_ref(), Ok(&region), "{name}");
            looked += 1;
        }
    }
    assert_eq!(looked, 24);
    for name in ["", "UK", " US", "US,EU", "us\n"] {
        let error = name.parse::<Region>().expect_err(name).to_string();
        assert!(
            error.ends_with("US, EU, APJ, AUS, IN, Staging, Scale, CI"),
            "{error}"
        );
        assert!(!error.contains('\n'), "{error:?}");
    }
}
