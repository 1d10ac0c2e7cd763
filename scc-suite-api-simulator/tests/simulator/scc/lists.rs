//! SCC: lists come in pages, and a query narrows them down.

use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::{Group, User};
use serde_json::{Value, json};

use super::call::{Call, call, schema};

/// The lists, and the schemas of their entries.
const LISTS: [(&str, &str); 2] = [
    ("getUsers", "User"),
    ("getActiveDirectoryGroups", "ActiveDirectoryGroup"),
];

/// A service with 450 users, the four that are always there among them, and 450 groups.
async fn full() -> Scc {
    let mut builder = Scc::builder();
    for number in 0..446 {
        let name = format!("person-{number}@example.com");
        builder = builder.user(User::person(&name).role("ROLE_EDIT_ONLY"));
    }
    for number in 0..450 {
        let (name, id) = (format!("group-{number}"), format!("id-{number}"));
        builder = builder.group(Group::new(&name, &id, "https://idp.example.com"));
    }
    builder.start().await.expect("a free port")
}

fn list(scc: &Scc, operation: &'static str) -> Call {
    call(scc, operation)
}

fn items(page: &Value) -> &Vec<Value> {
    page["items"].as_array().expect("a list")
}

/// The names of the entries that a query finds.
async fn found(scc: &Scc, operation: &'static str, query: &str) -> Vec<String> {
    let page = list(scc, operation).query("q", query).ok(200).await;
    let name = |entry: &Value| entry["name"].as_str().expect("a name").to_owned();
    let names: Vec<_> = items(&page).iter().map(name).collect();
    assert_eq!(page["count"], names.len(), "{query}");
    names
}

#[tokio::test]
async fn a_list_is_read_to_the_end_page_by_page_and_has_each_entry_once() {
    let scc = full().await;
    for (operation, _) in LISTS {
        for (limit, pages) in [(Some(200), 3), (None, 9), (Some(7), 65)] {
            let (mut sizes, mut uids) = (Vec::new(), Vec::new());
            while uids.len() < 450 {
                let mut call = list(&scc, operation).query("offset", uids.len());
                if let Some(limit) = limit {
                    call = call.query("limit", limit);
                }
                let page = call.ok(200).await;
                assert_eq!(page["count"], 450);
                assert_eq!(page["offset"], uids.len());
                assert_eq!(page["limit"], limit.unwrap_or(50));
                sizes.push(items(&page).len());
                uids.extend(items(&page).iter().map(|entry| entry["uid"].to_string()));
            }
            assert_eq!(sizes.len(), pages, "{operation} {limit:?}");
            uids.sort_unstable();
            uids.dedup();
            assert_eq!(uids.len(), 450, "{operation} {limit:?}");
        }
    }
}

#[tokio::test]
async fn a_page_behind_the_end_or_of_no_entries_still_has_the_count() {
    let scc = full().await;
    for (operation, _) in LISTS {
        for (limit, offset) in [(50, 450), (50, 2_147_483_647), (0, 0)] {
            let call = list(&scc, operation).query("limit", limit);
            let page = call.query("offset", offset).ok(200).await;
            let expected = json!({ "count": 450, "limit": limit, "offset": offset, "items": [] });
            assert_eq!(page, expected);
        }
    }
}

#[tokio::test]
async fn a_limit_or_offset_out_of_range_is_400() {
    let scc = full().await;
    let mut checked = 0;
    for (operation, _) in LISTS {
        for (name, value, largest) in [
            ("limit", "201", "200"),
            ("limit", "-1", "200"),
            ("limit", "ten", "200"),
            ("limit", "", "200"),
            ("limit", "1.5", "200"),
            ("offset", "-1", "2147483647"),
            ("offset", "2147483648", "2147483647"),
            ("offset", "99999999999999999999", "2147483647"),
            ("offset", "x", "2147483647"),
        ] {
            let reply = list(&scc, operation).query(name, value).send().await;
            let message = reply.problem(400, "INVALID_INPUT");
            assert_eq!(
                message,
                format!("{name}: must be a number from 0 to {largest}")
            );
            checked += 1;
        }
    }
    assert_eq!(checked, 18);
}

#[tokio::test]
async fn a_query_finds_entries_by_their_fields() {
    let scc = full().await;
    let users = "getUsers";
    let robots = ["automation@simulator", "reader@simulator"];
    assert_eq!(
        found(&scc, users, "name:automation@simulator").await,
        robots[..1]
    );
    assert_eq!(
        found(&scc, users, r#"name:"reader@simulator""#).await,
        robots[1..]
    );
    assert_eq!(found(&scc, users, "apiOnlyUser:true").await, robots);
    assert_eq!(
        found(&scc, users, "name:*@simulator AND roles:ROLE_READ_ONLY").await,
        robots[1..]
    );
    let query = "roles:ROLE_SUPER_ADMIN AND apiOnlyUser:true OR name:person-7@*";
    let expected = ["automation@simulator", "person-7@example.com"];
    assert_eq!(found(&scc, users, query).await, expected);
    let uid = format!("uid:{}", scc.human_user_uid());
    assert_eq!(found(&scc, users, &uid).await, ["someone@example.com"]);
    assert_eq!(found(&scc, users, "name:nobody").await, [""; 0]);

    let groups = "getActiveDirectoryGroups";
    let query = "groupIdentifier:id-7 OR name:group-44";
    assert_eq!(found(&scc, groups, query).await, ["group-7", "group-44"]);
    let query = r#"issuerUrl:"https://idp.example.com" AND name:*-449"#;
    assert_eq!(found(&scc, groups, query).await, ["group-449"]);
}

#[tokio::test]
async fn a_query_is_paged_like_a_whole_list() {
    let scc = full().await;
    let call = list(&scc, "getUsers").query("q", "name:PERSON-1*");
    let page = call.query("limit", 200).query("offset", 100).ok(200).await;
    // 1, 10 to 19, and 100 to 199.
    assert_eq!(page["count"], 111);
    assert_eq!(items(&page).len(), 11);
    assert_eq!(items(&page)[10]["name"], "person-199@example.com");
}

#[tokio::test]
async fn every_field_of_an_entry_can_be_asked_for_and_no_other() {
    let scc = full().await;
    let mut checked = 0;
    for (operation, entry) in LISTS {
        let fields = schema(entry)["properties"].as_object().expect("properties");
        for field in fields.keys() {
            assert_eq!(
                found(&scc, operation, &format!("{field}:nothing")).await,
                [""; 0]
            );
            checked += 1;
        }
        let reply = list(&scc, operation).query("q", "password:x").send().await;
        let message = reply.problem(400, "INVALID_INPUT");
        assert!(message.starts_with("q: may ask only for "), "{message}");
    }
    assert_eq!(checked, 5 + 6);
}

#[tokio::test]
async fn a_query_that_is_not_understood_is_400() {
    let scc = full().await;
    let queries = [
        "",
        "robot",
        "name:a NOT name:b",
        "name:[a TO b]",
        "(name:a)",
        "name:a~",
    ];
    for (operation, _) in LISTS {
        for query in queries {
            let reply = list(&scc, operation).query("q", query).send().await;
            let message = reply.problem(400, "INVALID_INPUT");
            assert_eq!(
                message,
                "q: must be field:value, with AND or OR between two of them"
            );
        }
    }
}
