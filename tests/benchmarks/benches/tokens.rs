//! What tokens, lists, downloads and spans take of time. `tests/budgets.toml`
//! holds what they take of memory.
//!
//! Where a number says something only beside another, the two are in one group:
//! `cold_10000` beside `cold_1`, `ours` beside `bare`, which does the same by
//! hand with `reqwest`, and `no_subscriber` beside `untraced`.

use std::future::ready;
use std::hint::black_box;
use std::time::{Duration, Instant};

use benchmarks::call::{at_once, runtime};
use benchmarks::loads::{
    CALL, DOWNLOAD, NO_PIN, authorize, later, logins, open, transport, transport_with_token,
    transport_without_token, users,
};
use benchmarks::server::{Reply, Server};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_util::TryStreamExt;
use scc_client::{Client, types::UserPage};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

/// How long a login takes at the server.
const ROUND_TRIP: Duration = Duration::from_millis(20);

const ITEMS: usize = 1_000_000;
const GIBIBYTE: usize = 1 << 30;

fn authorization(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("authorization");
    let server = logins(Duration::ZERO);
    let login = transport_with_token(&server);
    let transport = runtime().expect("a runtime").block_on(login);
    group.bench_function("held", |bencher| {
        let deadline = later();
        bencher.iter(|| at_once(authorize(black_box(&transport), deadline)));
    });

    let server = logins(ROUND_TRIP);
    let mut runtime = Builder::new_multi_thread();
    let runtime = runtime.enable_all().build().expect("a runtime");
    group.sample_size(20);
    for tasks in [1, 10_000] {
        group.bench_function(format!("cold_{tasks}"), |bencher| {
            bencher.iter_custom(|times| {
                let times = 0..times;
                times.map(|_| runtime.block_on(cold(&server, tasks))).sum()
            });
        });
    }
    group.finish();
}

/// How long it takes until the last of these tasks has a token, from before
/// the first is started.
async fn cold(server: &Server, tasks: usize) -> Duration {
    let transport = transport_without_token(server, &open());
    let began = Instant::now();
    let mut waiting = JoinSet::new();
    for _ in 0..tasks {
        let transport = transport.clone();
        waiting.spawn(async move { authorize(&transport, later()).await });
    }
    while let Some(served) = waiting.join_next().await {
        served.expect("a token");
    }
    began.elapsed()
}

fn paging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("paging");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(ITEMS as u64));
    let (runtime, server) = (runtime().expect("a runtime"), users(ITEMS));
    let client = Client::builder(server.base_url()).token("a-token");
    let client = client.pin_certificate_sha256(NO_PIN).build();
    let client = client.expect("a client");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let (mut items, mut count) = (client.get_users().items(), 0);
                while let Some(item) = items.next().await {
                    black_box(item.expect("no error"));
                    count += 1;
                }
                assert_eq!(count, ITEMS);
            });
        });
    });
    let client = reqwest::Client::new();
    group.bench_function("bare", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let mut count = 0;
                while count < ITEMS {
                    let url = format!("{}/v1/users?offset={count}", server.base_url());
                    let request = client.get(url).bearer_auth("a-token");
                    let answer = request.send().await.expect("an answer");
                    let body = answer.bytes().await.expect("a body");
                    let page: UserPage = serde_json::from_slice(&body).expect("a page");
                    count += page.items.len();
                    page.items.into_iter().map(black_box).for_each(drop);
                }
                assert_eq!(count, ITEMS);
            });
        });
    });
    group.finish();
}

fn download(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("download");
    group
        .sample_size(10)
        .throughput(Throughput::Bytes(GIBIBYTE as u64));
    let (runtime, server) = (
        runtime().expect("a runtime"),
        Server::start(|_, _| Reply::zeroes(GIBIBYTE)),
    );
    let transport = transport(&server);
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let answer = transport.request(&DOWNLOAD, &[]).stream().await;
                let mut stream = answer.expect("an answer").into_inner();
                let mut received = 0;
                while let Some(chunk) = stream.try_next().await.expect("no error") {
                    received += black_box(chunk).len();
                }
                assert_eq!(received, GIBIBYTE);
            });
        });
    });
    let client = reqwest::Client::new();
    group.bench_function("bare", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let request = client.get(format!("{}/download", server.base_url()));
                let mut answer = request.send().await.expect("an answer");
                let mut received = 0;
                while let Some(chunk) = answer.chunk().await.expect("no error") {
                    received += black_box(chunk).len();
                }
                assert_eq!(received, GIBIBYTE);
            });
        });
    });
    group.finish();
}

fn traces(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("traces");
    let server = logins(Duration::ZERO);
    let transport = transport(&server);
    group.bench_function("no_subscriber", |bencher| {
        bencher.iter(|| at_once(transport.traced(black_box(&CALL), ready(black_box(1)))));
    });
    group.bench_function("untraced", |bencher| {
        bencher.iter(|| at_once(ready(black_box(1))));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    targets = authorization, paging, download, traces
}
criterion_main!(benches);
