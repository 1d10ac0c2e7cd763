//! Pages as such, and parts of lists.

use super::*;

/// Seven items, on pages of three.
fn seven() -> Vec<PageBody> {
    vec![
        (vec![0, 1, 2], Some(0), Some(7)),
        (vec![3, 4, 5], Some(3), Some(7)),
        (vec![6], Some(6), Some(7)),
    ]
}

#[tokio::test]
async fn pages_have_their_items_their_position_and_the_total() {
    let requests = Requests::default();
    let mut pages = pages_of(seven(), None, &requests);
    assert_eq!((pages.received(), pages.total()), (0, None));
    let mut items = Vec::new();
    let mut positions = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.expect("no error");
        assert_eq!(page.total(), Some(7));
        positions.push((page.position(), page.items().len()));
        items.extend(page);
    }
    assert_eq!(positions, [(Some(0), 3), (Some(3), 3), (Some(6), 1)]);
    assert_eq!(items, [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!((pages.received(), pages.total()), (3, Some(7)));
    assert_eq!(
        format!("{pages:?}"),
        r#"Pages { operation: "listThings", received: 3, total: Some(7), .. }"#
    );
    let all: Vec<Page<u32>> = pages_of(seven(), None, &requests)
        .try_collect()
        .await
        .expect("all");
    let last = all.into_iter().next_back().expect("a page");
    assert_eq!(last.into_items(), [6]);
}

#[tokio::test]
async fn a_page_that_reports_no_position_has_the_one_that_was_requested() {
    let answers = vec![
        (vec![1, 2], None, None),
        (vec![3], None, None),
        (vec![], None, Some(9)),
    ];
    let mut pages = pages_of(answers, None, &Requests::default());
    let first = pages.next().await.expect("a page").expect("no error");
    assert_eq!((first.position(), first.total()), (None, None));
    let second = pages.next().await.expect("a page").expect("no error");
    assert_eq!(second.position(), Some(2));
    // The empty page is not given, but what it reports counts.
    assert!(pages.next().await.is_none());
    assert_eq!((pages.received(), pages.total()), (2, Some(9)));
}

#[tokio::test]
async fn a_walk_begins_at_a_position_as_if_it_were_set_by_hand() {
    let requests = Requests::default();
    let mut pages = pages_of(seven().split_off(1), Some(1), &requests).starting_at(3);
    let page = pages.next().await.expect("a page").expect("no error");
    assert_eq!((page.position(), page.items()), (Some(3), &[3, 4, 5][..]));
    let items = by_offset(seven().split_off(1), None, &requests).starting_at(3);
    let all: Vec<u32> = items.try_collect().await.expect("all");
    assert_eq!(all, [3, 4, 5, 6]);
    assert_eq!(requests.positions(), [Some(3), Some(3), Some(6)]);
    // Another page is an error, as for a position that was set by hand.
    let mut items = by_offset(seven(), None, &requests).starting_at(3);
    let error = items.next().await.expect("an error").expect_err("an error");
    assert!(
        error.to_string().ends_with("offset 0 instead of offset 3"),
        "{error}"
    );
}

#[tokio::test]
async fn a_walk_ends_after_as_many_as_were_wanted_and_requests_no_more() {
    for (wanted, sent) in [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (100, 3)] {
        let requests = Requests::default();
        let mut items = by_offset(seven(), None, &requests).at_most(wanted);
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item.expect("no error"));
        }
        assert_eq!(all, (0..7).take(all.len()).collect::<Vec<_>>());
        let came = u64::try_from(all.len()).expect("a number");
        assert_eq!((came, items.received()), (wanted.min(7), came));
        assert_eq!(items.total(), (sent > 0).then_some(7));
        assert_eq!(requests.positions().len(), sent, "{wanted}");
    }
    for (wanted, sent) in [(0, 0), (2, 2), (9, 3)] {
        let requests = Requests::default();
        let pages = pages_of(seven(), None, &requests).at_most(wanted);
        let all: Vec<Page<u32>> = pages.try_collect().await.expect("all");
        assert_eq!((all.len(), requests.positions().len()), (sent, sent));
    }
    // Pages and items may both be limited.
    let requests = Requests::default();
    let items = pages_of(seven(), None, &requests).at_most(2).into_items();
    let all: Vec<u32> = items.at_most(5).try_collect().await.expect("all");
    assert_eq!((all.len(), requests.positions().len()), (5, 2));
}

#[tokio::test]
async fn pages_are_a_stream_that_another_task_may_read() {
    let pages = pages_of(seven(), None, &Requests::default());
    let task = tokio::spawn(pages.map(|page| page.expect("no error").total()).collect());
    let totals: Vec<Option<u64>> = task.await.expect("the task");
    assert_eq!(totals, [Some(7); 3]);
}

#[tokio::test]
async fn the_last_page_is_no_larger_than_what_is_wanted() {
    let sizes = |by_page: bool, wanted: u64, size: Option<u64>| async move {
        let noted = Arc::new(Mutex::new(Vec::new()));
        let sizes = noted.clone();
        let fetch = move |position: Option<u64>, own: Option<u64>| {
            sizes
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(own);
            let at = position.unwrap_or(0);
            let items: Vec<u64> = (0..own.or(size).unwrap_or(3)).collect();
            async move { Ok::<_, CallError>(answered((items, at))) }
        };
        let first = Some(0);
        let read = |(items, at)| Page::new(items).at(Some(at)).of(Some(1000));
        let pages = match by_page {
            true => Pages::by_page(&LIST, first, ("size", size), fetch, read),
            false => Pages::by_offset(&LIST, first, ("size", size), fetch, read),
        };
        let all: Vec<u64> = pages
            .into_items()
            .at_most(wanted)
            .try_collect()
            .await
            .expect("all");
        assert_eq!(u64::try_from(all.len()), Ok(wanted));
        let noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
        noted.clone()
    };
    assert_eq!(sizes(false, 7, Some(3)).await, [None, None, Some(1)]);
    assert_eq!(sizes(false, 2, Some(3)).await, [Some(2)]);
    assert_eq!(sizes(false, 6, Some(3)).await, [None, None]);
    // The server's own size is not known.
    assert_eq!(sizes(false, 7, None).await, [None, None, None]);
    // A page of another size would begin elsewhere.
    assert_eq!(sizes(true, 7, Some(3)).await, [None, None, None]);
}
