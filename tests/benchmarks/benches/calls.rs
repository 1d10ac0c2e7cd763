//! What a call costs through our client, beside `reqwest` by hand and
//! progenitor's stock client: small answers, a page of 1,000 items, and a
//! download of 64 MiB as a stream.
//!
//! The client has one thread and the server another. An iteration is one call;
//! so many are under way at once as the last part of its name says.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use benchmarks::bare::Bare;
use benchmarks::call::{Call, Caller, DOWNLOAD, Error, runtime};
use benchmarks::loads;
use benchmarks::ours::Ours;
use benchmarks::stock::Stock;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use futures_util::future::try_join_all;

/// How many sockets a thousand calls need, on both sides, with some to spare.
const SOCKETS: u64 = 4_096;

fn main() {
    // What is refused here shows in the first connection that fails.
    let _ = rlimit::increase_nofile_limit(SOCKETS);
    let server = loads::calls();
    let origin = server.base_url();
    let mut criterion = Criterion::default().configure_from_args();
    for call in Call::ALL {
        let mut group = criterion.benchmark_group(call.name());
        group
            .sampling_mode(SamplingMode::Flat)
            .sample_size(20)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(3));
        let in_flight: &[u64] = match call {
            Call::Download => {
                group.throughput(Throughput::Bytes(DOWNLOAD as u64));
                &[1]
            }
            Call::Small | Call::Page => {
                group.throughput(Throughput::Elements(1));
                &[1, 64, 1_024]
            }
        };
        // The three one after another, so that what changes on the machine
        // changes for all of them.
        for &in_flight in in_flight {
            measure::<Bare>(&mut group, call, in_flight, &origin);
            measure::<Stock>(&mut group, call, in_flight, &origin);
            measure::<Ours>(&mut group, call, in_flight, &origin);
        }
        group.finish();
    }
    criterion.final_summary();
}

fn measure<C: Caller>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    call: Call,
    in_flight: u64,
    origin: &str,
) {
    let runtime = runtime().expect("a runtime");
    let caller = C::new(origin).expect("a client");
    group.bench_function(BenchmarkId::new(C::NAME, in_flight), |bencher| {
        bencher.iter_custom(|calls| {
            // At least so many that all can be under way.
            let made = calls.max(in_flight);
            let left = AtomicU64::new(made);
            let began = Instant::now();
            let tasks = (0..in_flight).map(|_| take_turns(&caller, call, &left));
            runtime.block_on(try_join_all(tasks)).expect("answers");
            began.elapsed().mul_f64(calls as f64 / made as f64)
        });
    });
}

/// Makes calls one after another, as long as some are left.
async fn take_turns<C: Caller>(caller: &C, call: Call, left: &AtomicU64) -> Result<(), Error> {
    let role = C::role();
    let take = |left: u64| left.checked_sub(1);
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        .is_ok()
    {
        call.make(caller, &role).await?;
    }
    Ok(())
}
