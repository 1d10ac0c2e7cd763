//! Servers whose lists would never end.

use super::*;

/// A list whose server answers as `answer` has it: a page of a number, from 0,
/// at a position.
fn walk(
    answer: impl Fn(u32, i32) -> PageBody + Send + 'static,
    requests: &Requests,
) -> Pages<'static, u32, CallError> {
    let requests = requests.clone();
    let fetch = move |position: Option<u64>, _| {
        let number = u32::try_from(requests.note(position)).expect("a small number") - 1;
        let at = i32::try_from(position.unwrap_or(0)).expect("a small number");
        let body = answer(number, at);
        async move { Ok::<_, CallError>(answered(body)) }
    };
    Pages::by_offset(&LIST, None, NO_SIZE, fetch, page)
}

/// How many items came, and the error after them.
async fn end(mut items: Items<'_, u32, CallError>) -> (u64, CallError) {
    loop {
        match items.next().await.expect("an item or an error") {
            Ok(_) => {}
            Err(error) => {
                assert!(items.next().await.is_none());
                return (items.received(), error);
            }
        }
    }
}

/// Ten items that are on no other page.
fn new_items(number: u32) -> Vec<u32> {
    (number * 10..number * 10 + 10).collect()
}

#[tokio::test]
async fn a_list_that_never_ends_is_an_error_that_names_the_limit_and_its_setter() {
    // An item of each page is new, or each.
    let one_new = |number| (0..9).chain([1000 + number]).collect::<Vec<_>>();
    // Two servers in turn, of which each ignores the position.
    let in_turn = |number: u32| new_items(number % 2);
    let no_progress = "with mostly the items of earlier pages on more than 10 pages in a row, \
                       which `max_pages_without_progress` limits";
    let no_total = "with more than 10000 pages and no number of all items, which `max_pages` \
                    limits";
    let beyond = |item: u32, more: &str| {
        format!(
            "with item {item} of a list that had 20 items at first: more than {more} beyond them, \
             which `max_items_beyond_total` limits"
        )
    };
    type Answer = Box<dyn Fn(u32, i32) -> PageBody + Send>;
    let cases: [(&str, Answer, u64, String); 8] = [
        (
            "one item changes, without any number",
            Box::new(move |number, _| (one_new(number), None, None)),
            110,
            no_progress.to_owned(),
        ),
        (
            "one item changes, with the position that was requested",
            Box::new(move |number, at| (one_new(number), Some(at), None)),
            110,
            no_progress.to_owned(),
        ),
        (
            "one item changes, with a total that grows",
            Box::new(move |number, at| (one_new(number), Some(at), Some(at + 20))),
            // It is looked at beyond the first total.
            140,
            no_progress.to_owned(),
        ),
        (
            "pages in turn",
            Box::new(move |number, _| (in_turn(number), None, None)),
            120,
            no_progress.to_owned(),
        ),
        (
            "every item changes, without any number",
            Box::new(|number, _| (new_items(number), None, None)),
            100_000,
            no_total.to_owned(),
        ),
        (
            "every item changes, with the position that was requested",
            Box::new(|number, at| (new_items(number), Some(at), Some(-1))),
            100_000,
            no_total.to_owned(),
        ),
        (
            "every item changes, with a total that grows",
            Box::new(|number, at| (new_items(number), Some(at), Some(at + 20))),
            10_020,
            beyond(10_030, "10000"),
        ),
        (
            "every item changes, with a total that grows and no position",
            Box::new(|number, at| (new_items(number), None, Some(at + 20))),
            10_020,
            beyond(10_030, "10000"),
        ),
    ];
    for (what, answer, came, how) in cases {
        let requests = Requests::default();
        let (received, error) = end(walk(answer, &requests).into_items()).await;
        assert_eq!(received, came, "{what}: {error}");
        let expected = format!("listThings: the server answered 200 OK, but {how}");
        assert_eq!(error.to_string(), expected, "{what}");
        assert_eq!(error.kind(), ErrorKind::Decode, "{what}");
        let requests = u64::try_from(requests.positions().len()).expect("a number");
        assert_eq!(requests, came / 10 + 1, "{what}: nothing is sent after it");
    }
}

#[tokio::test]
async fn each_limit_has_a_setter() {
    let requests = Requests::default();
    let new = |number, _| (new_items(number), None, None);
    let repeated = |number, _| ((0..9).chain([1000 + number]).collect(), None, None);
    let growing = |number, at| (new_items(number), Some(at), Some(at + 20));
    let (came, _) = end(walk(new, &requests).into_items().max_pages(3)).await;
    assert_eq!(came, 30);
    let items = walk(repeated, &requests).into_items();
    let (came, _) = end(items.max_pages_without_progress(2)).await;
    assert_eq!(came, 30);
    let items = walk(growing, &requests).into_items();
    let (came, _) = end(items.max_items_beyond_total(25)).await;
    assert_eq!(came, 40);
    // They are those of the pages too.
    let pages = walk(new, &requests).max_pages(3).into_items();
    assert_eq!(end(pages).await.0, 30);
}

#[tokio::test]
async fn a_list_that_grows_within_the_margin_is_read_to_its_end() {
    // By eight items with each page of ten, until there are 60.
    let growing = |number: u32, at: i32| {
        let total = (20 + 8 * i32::try_from(number).expect("a small number")).min(60);
        (new_items(number), Some(at), Some(total))
    };
    let items = walk(growing, &Requests::default()).into_items();
    let all: Vec<u32> = items
        .max_items_beyond_total(40)
        .try_collect()
        .await
        .expect("all");
    assert_eq!(all, (0..60).collect::<Vec<_>>());
}

#[tokio::test]
async fn items_that_move_to_the_next_page_are_no_lack_of_progress() {
    // Five of ten items are those of the page before.
    let moving = |number: u32, _| match number {
        100.. => (vec![], None, None),
        _ => ((number * 5..number * 5 + 10).collect(), None, None),
    };
    let items = walk(moving, &Requests::default()).into_items();
    let all: Vec<u32> = items.try_collect().await.expect("all");
    assert_eq!(all.len(), 1000);
}

#[tokio::test]
async fn a_page_size_of_zero_is_refused_before_anything_is_sent() {
    let requests = Requests::default();
    let fetch = |position, _| {
        requests.note(position);
        async { Err::<_, CallError>(CallError::timed_out(&LIST)) }
    };
    let size = ("pageSize", Some(0));
    for pages in [
        Pages::by_offset(&LIST, None, size, fetch, page),
        Pages::by_page(&LIST, None, size, fetch, page),
    ] {
        let (came, error) = end(pages.starting_at(7).into_items()).await;
        assert_eq!(
            (came, error.to_string().as_str()),
            (
                0,
                "listThings: the request was not sent: `pageSize` is 0, and pages without items \
                 have no end"
            )
        );
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!(requests.positions(), []);
}

/// The same numbers for the same seed.
fn numbers(mut seed: u32) -> impl FnMut(u32) -> u32 {
    move |below| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    }
}

#[tokio::test]
async fn whatever_a_server_answers_a_walk_ends() {
    let (mut ended, mut failed) = (0, 0);
    for seed in 0..500 {
        let mut number = numbers(seed);
        let (echoes, counts, kinds) = (number(3), number(4), number(3));
        let answer = move |page: u32, at: i32| {
            let mut number = numbers(seed ^ (page << 8));
            let count = number(9) + u32::from(number(20) > 0);
            let item = |index| match kinds {
                // New ones, the same ones, or any of a few.
                0 => page * 10 + index,
                1 => index,
                _ => index * 100 + page % 7,
            };
            let items: Vec<u32> = (0..count).map(item).collect();
            let small = i32::try_from(number(100)).expect("a small number");
            let total = match counts {
                0 => None,
                1 => Some(small),
                2 => Some(at + 20),
                _ => (number(2) > 0).then_some(at + small),
            };
            let at = match echoes {
                0 => None,
                1 => Some(at),
                _ => (number(2) > 0).then_some(at),
            };
            (items, at, total)
        };
        let requests = Requests::default();
        let items = walk(answer, &requests).into_items();
        let items = items.max_pages(20).max_items_beyond_total(50);
        match items.try_collect::<Vec<u32>>().await {
            Ok(_) => ended += 1,
            Err(_) => failed += 1,
        }
        // A total of at most 119, and 50 items beyond it.
        let sent = requests.positions().len();
        assert!(sent <= 20 + 119 + 50 + 1, "{seed}: {sent}");
    }
    assert!(ended > 50 && failed > 50, "{ended} and {failed}");
}
