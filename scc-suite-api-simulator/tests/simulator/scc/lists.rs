//! SCC: which pages of a list can be asked for, and a query that narrows it down.

use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::{Group, User};
use serde_json::json;

use super::call::{all, call, schema};
use crate::simulator::support::{cases, start_scc};

/// The lists, and the schemas of their entries.
const LISTS: [(&str, &str); 2] = [
    ("getUsers", "User"),
    ("getActiveDirectoryGroups", "ActiveDirectoryGroup"),
];

/// A service with ten users, the four that are always there among them, and ten groups.
async fn full() -> Scc {
    let mut builder = Scc::builder();
    for number in 0..6 {
        let name = format!("person-{number}@example.com");
        builder = builder.user(User::person(&name).role("ROLE_EDIT_ONLY"));
    }
    for number in 0..10 {
        let (name, id) = (format!("group-{number}"), format!("id-{number}"));
        builder = builder.group(Group::new(&name, &id, "https://idp.example.com"));
    }
    start_scc(builder).await
}

#[tokio::test]
async fn a_parameter_that_is_not_as_it_must_be_is_400() {
    let scc = full().await;
    let number = |largest| format!("must be a number from 0 to {largest}");
    let limit = number("200");
    let offset = number("2147483647");
    let query = "must be field:value, with AND or OR between two of them";
    for (operation, _) in LISTS {
        for (name, value, reason) in cases::<12, _>([
            ("limit", "201", &*limit),
            ("limit", "-1", &limit),
            ("limit", "ten", &limit),
            ("limit", "", &limit),
            ("limit", "1.5", &limit),
            ("offset", "-1", &offset),
            ("offset", "2147483648", &offset),
            ("offset", "99999999999999999999", &offset),
            ("offset", "x", &offset),
            ("q", "", query),
            ("q", "name:a NOT name:b", query),
            ("q", "(name:a)", query),
        ]) {
            let reply = call(&scc, operation).query(name, value).send().await;
            let message = reply.problem(400, "INVALID_INPUT");
            assert_eq!(message, format!("{name}: {reason}"));
        }
        let last = call(&scc, operation).query("offset", "2147483647");
        let expected = json!({ "count": 10, "limit": 50, "offset": 2_147_483_647, "items": [] });
        assert_eq!(last.ok(200).await, expected);
    }
}

#[tokio::test]
async fn a_query_finds_entries_by_their_fields() {
    let scc = full().await;
    let (users, groups) = ("getUsers", "getActiveDirectoryGroups");
    let (program, reader) = ("automation@simulator", "reader@simulator");
    let uid = format!("uid:{}", scc.human_user_uid());
    for (operation, query, found) in cases::<9, _>([
        (users, "name:automation@simulator", &[program][..]),
        (users, r#"name:"reader@simulator""#, &[reader]),
        (users, "apiOnlyUser:true", &[program, reader]),
        (
            users,
            "name:*@simulator AND roles:ROLE_READ_ONLY",
            &[reader],
        ),
        (
            users,
            "roles:ROLE_SUPER_ADMIN AND apiOnlyUser:true OR name:PERSON-5@*",
            &[program, "person-5@example.com"],
        ),
        (users, &uid, &["someone@example.com"]),
        (users, "name:nobody", &[]),
        (
            groups,
            "groupIdentifier:id-7 OR name:group-4",
            &["group-4", "group-7"],
        ),
        (
            groups,
            r#"issuerUrl:"https://idp.example.com" AND name:*-9"#,
            &["group-9"],
        ),
    ]) {
        let page = call(&scc, operation).query("q", query);
        let page = page.ok(200).await;
        assert_eq!(all(&page["items"], "name"), found, "{query}");
        assert_eq!(page["count"], found.len(), "{query}");
    }
}

#[tokio::test]
async fn every_field_of_an_entry_can_be_asked_for_and_no_other() {
    let scc = full().await;
    let mut checked = 0;
    for (operation, entry) in LISTS {
        let query = |query: String| call(&scc, operation).query("q", query);
        let fields = schema(entry)["properties"].as_object().expect("properties");
        for field in fields.keys() {
            let found = query(format!("{field}:nothing")).listed("name").await;
            assert_eq!(found, [""; 0]);
            checked += 1;
        }
        let reply = query("password:x".to_owned()).send().await;
        let message = reply.problem(400, "INVALID_INPUT");
        assert!(message.starts_with("q: may ask only for "), "{message}");
    }
    assert_eq!(checked, 5 + 6);
}
