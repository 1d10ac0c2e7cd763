//! What the caller gives for the query, as it is sent.

use std::collections::HashMap;

use cases::query_spaces::types::{Pet, SearchManyItem};
use cases::query_spaces::{Client, builder::Search};
use chrono::{DateTime, NaiveDate, Utc};

use crate::support::Server;

#[tokio::test]
async fn without_parameters_there_is_no_query() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    client.search().send().await.expect("an answer");
    assert_eq!(server.request().query, None);
}

/// The query of a search.
async fn query(change: impl FnOnce(Search<'_>) -> Search<'_>) -> String {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let call = change(client.search());
    call.send().await.expect("an answer");
    server.request().query.unwrap_or_default()
}

fn pet() -> Pet {
    let born = NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day");
    let pet = Pet::builder().id(7).name("a b".to_owned()).born(born);
    pet.try_into().expect("a pet")
}

#[tokio::test]
async fn a_space_is_never_a_plus_sign() {
    let texts = || ["a b", "c,d"].map(str::to_owned).to_vec();
    let moment: DateTime<Utc> = "2026-01-02T03:04:05Z".parse().expect("a time");
    let fields = HashMap::from([("x y".to_owned(), "1 2".to_owned())]);
    for (sent, expected) in [
        (query(|call| call.csv(texts())).await, "csv=a%20b,c%2Cd"),
        (query(|call| call.ssv(texts())).await, "ssv=a%20b%20c%2Cd"),
        (
            query(|call| call.pipes(texts())).await,
            "pipes=a%20b%7Cc%2Cd",
        ),
        (
            query(|call| call.fields(fields)).await,
            "fields%5Bx%20y%5D=1%202",
        ),
        (
            query(|call| call.pet(pet())).await,
            "pet%5Bborn%5D=2026-01-02&pet%5Bid%5D=7&pet%5Bname%5D=a%20b",
        ),
        (
            query(|call| call.plain(pet())).await,
            "born=2026-01-02&id=7&name=a%20b",
        ),
        (
            query(|call| call.commas(pet())).await,
            "commas=born,2026-01-02,id,7,name,a%20b",
        ),
        (
            query(|call| call.many(vec![SearchManyItem::XY, SearchManyItem::ZW])).await,
            "many=x%20y&many=z%26w",
        ),
        (
            query(|call| call.dates(vec![moment])).await,
            "dates=2026-01-02T03%3A04%3A05Z",
        ),
        (
            query(|call| call.json(pet())).await,
            "json=%7B%22born%22%3A%222026-01-02%22%2C%22id%22%3A7%2C%22name%22%3A%22a%20b%22%7D",
        ),
    ] {
        assert_eq!(sent, expected);
    }
}
