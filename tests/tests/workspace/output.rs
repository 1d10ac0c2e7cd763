//! What the demo prints.

/// Whether `text` holds something that has the form of a token: a UUID, or a
/// JWT, whose first part is `{"` in base64.
pub(crate) fn holds_a_token(text: &str) -> bool {
    let is_uuid = |word: &str| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
            && parts.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    text.contains("eyJ")
        || text
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .any(is_uuid)
}

#[test]
fn the_search_for_tokens_finds_them() {
    assert!(holds_a_token("a 0b9f5a3e-6f0b-4a3c-9a4e-0d5a1b7c9e11, b"));
    assert!(holds_a_token("Bearer eyJhbGciOiJub25lIn0.e30."));
    assert!(!holds_a_token(
        "18368ab9f3d884dc 401-Unauthorized [redacted]"
    ));
}

#[tokio::test]
async fn the_demo_ends_well_and_prints_no_secret() {
    let mut out = Vec::new();
    xtask::demo::run(&mut out)
        .await
        .expect("the demo goes as told");
    let text = String::from_utf8(out).expect("text");
    assert!(text.contains("demo: ok"), "{text}");
    // As many as the demo has, whatever is added to it.
    let steps = text.matches('✓').count();
    assert!(
        steps >= 38 && text.contains(&format!("{steps} steps")),
        "{text}"
    );

    let server = scc_suite_api_simulator::SuiteApi::builder()
        .start()
        .await
        .expect("a port");
    assert!(server.password().len() > 8);
    assert!(!text.contains(server.password()), "{text}");
    assert!(!holds_a_token(&text), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}
