//! What a client of Security Cloud Control can be built of.

use contract_tests::document::{Document, OwnDocument};
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
    assert_eq!(servers.len(), 14);
    assert_eq!(Region::ALL.len(), 14);
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
    assert_eq!(looked, 42);
    for name in ["", "UK", " US", "US,EU", "us\n"] {
        let error = name.parse::<Region>().expect_err(name).to_string();
        assert!(
            error.contains("US, EU, APJ, AUS, IN, Staging, Scale, CI, api-us, "),
            "{error}"
        );
        assert!(!error.contains('\n'), "{error:?}");
    }
}

#[test]
fn a_word_names_the_older_and_the_newer_address_of_a_region() {
    let older = |name: &str| format!("https://edge.{name}.cdo.cisco.com/api/rest");
    let newer = |name: &str| format!("https://api.{name}.security.cisco.com/firewall");
    for (word, region, url) in [
        ("us", Region::Us, older("us")),
        ("eu", Region::Eu, older("eu")),
        ("apj", Region::Apj, older("apj")),
        ("aus", Region::Aus, older("aus")),
        ("in", Region::In, older("in")),
        ("api-us", Region::ApiUs, newer("us")),
        ("api-eu", Region::ApiEu, newer("eu")),
        ("api-apj", Region::ApiApj, newer("apj")),
        ("api-au", Region::ApiAu, newer("au")),
        ("api-in", Region::ApiIn, newer("in")),
        ("api-uae", Region::ApiUae, newer("uae")),
    ] {
        assert_eq!(word.parse(), Ok(region), "{word}");
        assert_eq!(region.url(), url);
    }
    for nothing in ["uae", "au", "api-aus"] {
        nothing.parse::<Region>().expect_err(nothing);
    }
}
