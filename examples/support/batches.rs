//! Papers extracted side by side and written in their order.
//!
//! While the threads of a pool extract one batch, the one before it is written and the next one is read: no more than three are
//! kept in memory.

use super::papers::{Papers, Trouble};
use super::program::Failure;
use paperfacts::{Extractor, Record};
use std::io;
use std::num::NonZeroUsize;

/// How a record is written.
pub(crate) type Write = fn(&mut dyn io::Write, &Record<'_>) -> io::Result<()>;

/// What became of a paper: its record as written, or why there is none.
pub(crate) type Written = Result<io::Result<Vec<u8>>, Trouble>;

/// Hands what becomes of each paper to `take`, in order.
#[cfg(feature = "parallel")]
pub(crate) fn side_by_side(
    threads: NonZeroUsize,
    mut papers: Papers<'_>,
    extractor: &Extractor,
    write: Write,
    mut take: impl FnMut(Written) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build();
    let pool = pool.map_err(|error| Failure::Usage(format!("--threads {threads}: {error}")))?;
    let (mut batch, mut written) = (parallel::next(&mut papers), Vec::new());
    while !(batch.is_empty() && written.is_empty()) {
        let (mut behind, mut extracted, mut taken) = (Vec::new(), Vec::new(), Ok(()));
        pool.in_place_scope(|scope| {
            scope.spawn(|_| extracted = parallel::extract(batch, extractor, write));
            taken = written.into_iter().try_for_each(&mut take);
            if taken.is_ok() {
                behind = parallel::next(&mut papers);
            }
        });
        taken?;
        (batch, written) = (behind, extracted);
    }
    Ok(())
}

#[cfg(not(feature = "parallel"))]
pub(crate) fn side_by_side(
    _: NonZeroUsize,
    _: Papers<'_>,
    _: &Extractor,
    _: Write,
    _: impl FnMut(Written) -> Result<(), Failure>,
) -> Result<(), Failure> {
    Err(Failure::Usage("--threads needs the feature `parallel`".to_owned()))
}

#[cfg(feature = "parallel")]
mod parallel {
    use super::super::papers::{Paper, Papers, Trouble};
    use super::{Write, Written};
    use paperfacts::Extractor;
    use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

    /// A batch ends with the paper that makes it longer than this, in bytes: enough to share out, and little to keep.
    const BATCH: usize = 1 << 20;

    pub(super) fn next(papers: &mut Papers<'_>) -> Vec<Result<Paper, Trouble>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while bytes < BATCH {
            let Some(paper) = papers.next() else { break };
            // A line that could not be read takes room too.
            bytes += paper.as_ref().map_or(0, |paper| paper.text.len()) + 100;
            batch.push(paper);
        }
        batch
    }

    pub(super) fn extract(batch: Vec<Result<Paper, Trouble>>, extractor: &Extractor, write: Write) -> Vec<Written> {
        let papers: Vec<&Paper> = batch.iter().flatten().collect();
        let texts: Vec<(&str, usize)> = papers.iter().map(|paper| (paper.text.as_str(), paper.title_len)).collect();
        let records = extractor.extract_all(&texts).into_par_iter().zip(papers.par_iter());
        let lines = records.map(|(mut record, paper)| {
            record.id = paper.id.as_deref().map(Into::into);
            let mut line = Vec::new();
            write(&mut line, &record).map(|()| line)
        });
        let mut lines = lines.collect::<Vec<_>>().into_iter();
        batch.into_iter().map(|paper| paper.map(|_| lines.next().unwrap_or(Ok(Vec::new())))).collect()
    }
}
