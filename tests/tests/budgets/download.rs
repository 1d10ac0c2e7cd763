//! How much memory a long download takes.

use benchmarks::call::runtime;
use benchmarks::loads::{DOWNLOAD, transport};
use benchmarks::server::{Reply, Server};
use futures_util::TryStreamExt;
use serde::Deserialize;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    peak_bytes: u64,
}

const SIZE: usize = 1 << 30;

#[test]
fn a_download_of_a_gibibyte_takes_little_memory() {
    let limits: Limits = limits("download");
    let runtime = runtime().expect("a runtime");
    let server = Server::start(|_, _| Reply::zeroes(SIZE));
    let transport = transport(&server);
    let download = async {
        let answer = transport.request(&DOWNLOAD, &[]).stream().await;
        let mut stream = answer.expect("an answer").into_inner();
        let mut received = 0;
        while let Some(chunk) = stream.try_next().await.expect("no error") {
            received += chunk.len();
        }
        assert_eq!(received, SIZE);
    };
    let cost = allocation_counter::measure(|| runtime.block_on(download));
    assert!(cost.bytes_max <= limits.peak_bytes, "{cost:?}");
}
