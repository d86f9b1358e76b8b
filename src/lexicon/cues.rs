//! The cue words and their classes.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cue(u64);

impl Cue {
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    const fn bit(at: u32) -> Self {
        Self(1 << at)
    }
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// The one class where something is so, and else none, without a branch.
    pub(crate) const fn when(self, so: bool) -> Self {
        Self((so as u64) << self.0.trailing_zeros())
    }
    /// The classes of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// The classes of this one that the other has not.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Cue {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Cue {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Cue {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u64::MAX);
    /// Verbs that say something goes up or gets better.
    pub(crate) const RISE: Self = Self::bit(0);
    /// Verbs that say something goes down or gets worse.
    pub(crate) const FALL: Self = Self::bit(1);
    /// Verbs that say one thing is better than another.
    pub(crate) const WIN: Self = Self::bit(2);
    /// Nouns for a rise.
    pub(crate) const RISE_NOUN: Self = Self::bit(3);
    /// Nouns for a fall.
    pub(crate) const FALL_NOUN: Self = Self::bit(4);
    /// Nouns for a change.
    pub(crate) const CHANGE_NOUN: Self = Self::RISE_NOUN.or(Self::FALL_NOUN);
    /// Comparatives that say more.
    pub(crate) const MORE: Self = Self::bit(5);
    /// Comparatives that say less.
    pub(crate) const LESS: Self = Self::bit(6);
    /// Verbs that say a level is reached.
    pub(crate) const LEVEL: Self = Self::bit(7);
    /// Amounts of data, time, memory or compute.
    pub(crate) const AMOUNT: Self = Self::bit(8);
    /// Metrics and amounts of which less is better.
    pub(crate) const LOWER_BETTER: Self = Self::bit(9);
    /// Metrics.
    pub(crate) const METRIC: Self = Self::bit(10);
    /// Adjectives that stand between a name's article and "dataset".
    pub(crate) const ADJECTIVE: Self = Self::bit(11);
    /// Words of training.
    pub(crate) const TRAINING: Self = Self::bit(12);
    /// Words of evaluation.
    pub(crate) const EVALUATION: Self = Self::bit(13);
    /// Fields, languages and tasks that stand before "dataset" and are no name of one.
    pub(crate) const GENERIC: Self = Self::bit(14);
    /// Size comparatives: of a model they are no gain.
    pub(crate) const LARGER: Self = Self::bit(15);
    /// "parameters".
    pub(crate) const PARAMETER: Self = Self::bit(16);
    /// "while", "whereas", "but": a new clause.
    pub(crate) const CLAUSE: Self = Self::bit(17);
    /// "tokens".
    pub(crate) const TOKEN: Self = Self::bit(18);
    /// "context", "window", "sequence".
    pub(crate) const CONTEXT: Self = Self::bit(19);
    /// "size", "scale".
    pub(crate) const SIZE: Self = Self::bit(20);
    /// "twice", "times", number words.
    pub(crate) const NUMERAL: Self = Self::bit(21);
    /// "vs", "versus", "against".
    pub(crate) const VERSUS: Self = Self::bit(22);
    /// Words of grammar: never a name, never a piece of an address.
    pub(crate) const FUNCTION: Self = Self::bit(23);
    /// "test", "validation", "split" behind a dataset's name.
    pub(crate) const SPLIT: Self = Self::bit(24);
    /// What a link may provide.
    pub(crate) const DATA: Self = Self::bit(25);
    pub(crate) const WEIGHTS: Self = Self::bit(26);
    pub(crate) const DEMO: Self = Self::bit(27);
    pub(crate) const PROJECT: Self = Self::bit(28);
    pub(crate) const PAPER: Self = Self::bit(29);
    /// Words before a number that only numbers things: "Table", "top", "level".
    pub(crate) const LABEL: Self = Self::bit(30);
    /// "will", "soon", "upon".
    pub(crate) const FUTURE: Self = Self::bit(31);
    /// Things of which a paper counts a percentage.
    pub(crate) const COUNTED: Self = Self::bit(32);
    /// "only", "using", "with": before a share.
    pub(crate) const USING: Self = Self::bit(33);
    /// "confidence", "interval".
    pub(crate) const INTERVAL: Self = Self::bit(34);
    /// Settings and spreads: percentages that are no level.
    pub(crate) const SPREAD: Self = Self::bit(35);
    /// "absolute".
    pub(crate) const ABSOLUTE: Self = Self::bit(36);
    /// "relative".
    pub(crate) const RELATIVE: Self = Self::bit(37);
    /// "such as", "including", "namely": before a list of names.
    pub(crate) const LISTING: Self = Self::bit(38);
    /// "tasks", "settings": what is measured on where no dataset is named.
    pub(crate) const TASK: Self = Self::bit(39);
    /// "respectively".
    pub(crate) const RESPECTIVELY: Self = Self::bit(40);
    /// Verbs and nouns of speed, of which a gain is an increase.
    pub(crate) const SPEED: Self = Self::bit(41);
    /// "a", "the", "our".
    pub(crate) const ARTICLE: Self = Self::bit(42);
    /// "is", "was".
    pub(crate) const COPULA: Self = Self::bit(43);
    /// "by".
    pub(crate) const BY: Self = Self::bit(44);
    /// "of".
    pub(crate) const OF: Self = Self::bit(45);
    /// "from".
    pub(crate) const FROM: Self = Self::bit(46);
    /// "to".
    pub(crate) const TO: Self = Self::bit(47);

    // What rules look for all over a text: the classes from here on have rows.

    /// Verbs that introduce what the paper makes.
    pub(crate) const INTRODUCE: Self = Self::bit(48);
    /// Verbs that make data.
    pub(crate) const COLLECT: Self = Self::bit(49);
    /// Kinds of things that papers introduce.
    pub(crate) const KIND: Self = Self::bit(50);
    /// "dataset", "benchmark", "corpus".
    pub(crate) const DATASET: Self = Self::bit(51);
    /// "called", "named", "dubbed".
    pub(crate) const NAMED: Self = Self::bit(52);
    /// "we", "this paper".
    pub(crate) const AUTHORS: Self = Self::bit(53);
    /// "and", "or".
    pub(crate) const CONJUNCTION: Self = Self::bit(54);
    /// Prepositions of place: "on", "in", "across".
    pub(crate) const ON: Self = Self::bit(55);
    /// "model", "LLM", "network".
    pub(crate) const MODEL: Self = Self::bit(56);
    /// "available", "released".
    pub(crate) const RELEASE: Self = Self::bit(57);
    /// Code, which a link may provide too.
    pub(crate) const CODE: Self = Self::bit(58);
    /// Words of comparison: "than", "over", "compared", "versus".
    pub(crate) const COMPARE: Self = Self::bit(59);
    /// Where a name may be given, and what is trained or the authors' own has one: `we call it X`, `X for short`, `we train X`,
    /// `our model X`, `the proposed X`, and of coined words those with [`BENCHMARK_ENDINGS`].
    pub(crate) const CALL: Self = Self::bit(60);
    /// A capital letter; given to tokens.
    pub(crate) const CAPITAL: Self = Self::bit(61);
    /// Where a number may start; given to tokens, for digits make one of any word.
    pub(crate) const FIGURE: Self = Self::bit(62);
    /// Words that may make a phrase with the next one, as `data` in `data set`.
    pub(crate) const PAIR: Self = Self::bit(63);

    /// What only says where a rule is worth a look: these make no class of a word.
    pub(crate) const LOOK: Self = Self::CALL.or(Self::CAPITAL).or(Self::FIGURE).or(Self::PAIR);
    /// The classes that have rows.
    const SOUGHT: Self = Self(u64::MAX << Self::FIRST_SOUGHT);
    const FIRST_SOUGHT: u32 = 48;
    /// How many classes have rows.
    pub(crate) const ROWS: usize = (u64::BITS - Self::FIRST_SOUGHT) as usize;

    /// A bit for each row of the classes, all of which have rows.
    pub(crate) fn rows(self) -> u16 {
        debug_assert!(self.without(Self::SOUGHT) == Self::NONE, "{self:?} has no row");
        self.all_rows()
    }
    /// A bit for each row of those of the classes that have one.
    pub(crate) const fn all_rows(self) -> u16 {
        (self.0 >> Self::FIRST_SOUGHT) as u16
    }
}

/// Endings of benchmarks that are words too: only a coined word with one is a name.
pub(crate) const BENCHMARK_ENDINGS: [&str; 3] = ["Eval", "Corpus", "Dataset"];

/// Words in lower case; a word may stand in several lines.
pub(crate) const WORDS: &[(Cue, &str)] = &[
    (Cue::CALL, "call name term dub coin as for open train obtain pretrain finetune our proposed"),
    (
        Cue::RISE,
        "improve improves improved improving increase increases increased increasing boost boosts boosted boosting enhance \
         enhances enhanced enhancing raise raises raised raising gain gains gained gaining lift lifts lifted lifting elevate \
         elevates elevated elevating advance advances advanced advancing accelerate accelerates accelerated accelerating \
         rise rises rose rising grow grows grew growing jump jumps jumped jumping climb climbs climbed climbing amplify \
         amplifies speeds strengthen strengthens extend extends recover recovers recovered recovering push pushes pushed \
         pushing bring brings brought bringing increment maximize multiplies surge surges surged ameliorate ameliorates \
         expand expands expanded expanding scales upgrade double doubles doubled doubling triple triples tripled tripling",
    ),
    (
        Cue::FALL,
        "reduce reduces reduced reducing decrease decreases decreased decreasing drop drops dropped dropping lower lowers \
         lowered lowering cut cuts cutting save saves saved saving shrink shrinks shrank shrunk shrinking decline declines \
         declined declining fall falls fell fallen falling degrade degrades degraded degrading lose loses lost losing \
         diminish diminishes diminished mitigate mitigates mitigated minimize minimizes minimized compress compresses \
         compressed compressing prune prunes pruned pruning eliminate eliminates eliminated eliminating shorten shortens \
         shortened shortening halve halves halved halving suppress suppresses suppressed curtail curtails slash slashes \
         slashed slashing trim trims trimmed trimming remove removes removed removing alleviate deteriorate deteriorates \
         deteriorated plummet plummets plummeted plummeting collapse collapses collapsed collapsing underperform \
         underperforms underperforming underperformed lag lags lagging hurt hurts hurting harm harms harmed harming trail trails trailed trailing decreasingly discard discards discarding narrow \
         narrows narrowed narrowing close closes closed closing skip skips skipping worsen worsens worsened reduction",
    ),
    (
        Cue::WIN,
        "outperform outperforms outperformed outperforming surpass surpasses surpassed surpassing exceed exceeds exceeded \
         exceeding beat beats beaten beating excel excels excelling outdo outdoes overtake overtakes outpace outpaces \
         outpacing outscore outscores outscoring superior win wins outrank outranks overshadow overshadows \
         outstrip outstrips dominate dominates bests besting",
    ),
    (
        Cue::RISE_NOUN,
        "improvement improvements gain gains increase increases boost boosts speedup speedups acceleration accelerations uplift \
         uplifts lift lifts enhancement enhancements growth rise jump jumps increment increments advantage margin margins \
         speed-up speed-ups upgrade leap advance advances lead faster better higher higher-quality",
    ),
    (
        Cue::FALL_NOUN,
        "reduction reductions decrease decreases drop drops decline declines saving savings degradation degradations cut cuts \
         compression shrinkage fall loss losses deterioration decrement decrements slowdown slowdowns gap gaps lower lag",
    ),
    (
        Cue::MORE,
        "higher more better faster larger longer greater bigger stronger deeper wider quicker superior richer denser cheaper \
         longer",
    ),
    (Cue::LESS, "lower less fewer smaller slower shorter cheaper worse lighter weaker thinner sparser leaner"),
    (Cue::LARGER, "larger bigger deeper wider longer smaller larger-scale"),
    (
        Cue::LEVEL,
        "achieve achieves achieved achieving attain attains attained attaining reach reaches reached reaching obtain obtains \
         obtained obtaining yield yields yielded yielding score scores scored scoring record records recorded recording report \
         reports reported reporting deliver delivers delivered delivering show shows showed shown exhibit exhibits exhibited \
         exhibiting hit hits hitting demonstrate demonstrates demonstrated demonstrating get gets got getting produce produces \
         produced producing maintain maintains maintained maintaining retain retains retained retaining perform performs \
         performed performing provide provides provided providing give gives gave giving realize realizes establish establishes \
         set sets setting rank ranks ranked ranking sustain sustains enjoy enjoys offer offers offering preserve preserves \
         preserved preserving match matches matched matching remain remains remained remaining solve solves solved solving \
         identify identifies identified identifying detect detects detected detecting classify classified predict predicts \
         predicted predicting succeed succeeds succeeding achievable pass passes passed recover recovers recovered answer \
         answers answered",
    ),
    (
        Cue::AMOUNT.or(Cue::LOWER_BETTER),
        "time times latency memory cost costs compute computation computations flops flop gflops tflops macs mac parameters \
         parameter params param tokens token energy power storage runtime runtimes overhead overheads budget budgets samples \
         steps iterations iteration epochs calls queries bandwidth communication data annotations labels resources resource \
         hours hour minutes seconds footprint usage consumption vram gpus gpu duration delay size sizes bits examples \
         demonstrations interactions expenses expense price complexity workload effort traffic emissions carbon rounds \
         episodes evaluations number complexity store redundancy bitrate ttft tpot transmission tpot volume length lengths \
         convergence cache dimensions dimensional dimensionality turns nodes",
    ),
    (Cue::AMOUNT, "computational training inference throughput speed decoding fps efficiency tokens/s wall clock"),
    (
        Cue::METRIC.or(Cue::LOWER_BETTER),
        "error errors loss fid fvd wer cer epe perplexity ppl mae rmse mse nrmse latency fpr fnr eer brier lpips kid mape smape \
         der ece hallucination hallucinations toxicity bias regret ade fde collision collisions failures failure misclassification \
         violations forgetting distance divergence hd hd95 runtime delay overhead fad mcd crps nll bpb bpc asr oppl mpjpe \
         pa-mpjpe chamfer absrel nme wape fdr gfid aurc tpot ttft discrepancy deviation xor attack refusal variance disparity mortality",
    ),
    (
        Cue::METRIC,
        "accuracy accuracies precision recall curve f1 f-1 f1-score f-score f-scores fscore f1-scores f2 f-measure bleu bleu-4 bleu4 \
         sacrebleu rouge rouge-l rouge1 rougel meteor cider spice chrf comet bertscore bleurt auc aucs auroc aurocs auprc roc \
         auc-roc miou iou giou ciou map ap ap50 mrr ndcg dcg hits em exact psnr spro pro ssim ms-ssim score scores rate rates sensitivity specificity \
         dice dsc jaccard correlation correlations pearson spearman kendall kappa mcc r2 auc-pr sari rmsd lddt moverscore bartscore vqascore wacc aupro pass success acc uar uas las \
         clipscore hit hit-rate ctr cvr gmv return returns reward rewards elo win throughput speed fps performance coverage \
         purity nmi ari ccc pcc plcc srcc pesq stoi sdr si-sdr sisdr si-snr mos cmos smos anls dsi hota mota idf1 pq sq ndcg@10 \
         accept acceptance agreement faithfulness consistency fidelity quality robustness generalization generalisation \
         informativeness factuality diversity novelty utility efficacy safety alignment relevance correctness reliability completion \
         index indices metric metrics concordance c-index cindex gqs value values ppv npv effectiveness efficiency spl sr ate \
         rank-1 top-1 top-5 mean-iou j&f jf vmaf cka rho tau r-squared auroc-score performances capability capabilities \
         ability profit revenue sharpe yield conversion engagement retention affinity tm-score lddt rank plausibility \
         coherence fluency pck oks nds amota planning reasoning understanding g-mean balanced wr win-rate solved \
         icc tpr tnr pckh dnsmos utmos mauve mfu map50 ap75 aupr qwk mdice bacc corloc iccs ssims uap \
         pdms",
    ),
    (
        Cue::DATASET,
        "dataset datasets benchmark benchmarks corpus corpora database databases testbed testbeds leaderboard treebank treebanks \
         test-suite collection environment environments testset benchmarked suite suites challenge challenges simulator task-suite \
         playground repository datasets' dataset's archive",
    ),
    (Cue::SPLIT, "test dev val validation train testset test-dev set sets split splits subset subsets track partition"),
    (
        Cue::TRAINING,
        "train trains trained training pretrain pretrains pretrained pretraining finetune finetunes finetuned finetuning tune \
         tuned tuning learn learned learning pre-trained pre-training fine-tuned supervised distilled distill curated filtered \
         initialization initialized sourced built derived",
    ),
    (
        Cue::EVALUATION,
        "evaluate evaluates evaluated evaluating evaluation evaluations test tests tested testing experiment experiments \
         experimental validate validates validated validating validation ranks ranked result results benchmark benchmarks benchmarking \
         assess assessed assessing assessment performance performances outperform outperforms outperforming outperformed \
         surpass surpasses surpassing achieve achieves achieved achieving accuracy score scores compare compared compares \
         demonstrate demonstrates demonstrated state-of-the-art sota verify verified examine study studies tackle applied \
         improvement improvements effectiveness improves improve reach reaches conducted conduct performs",
    ),
    (
        Cue::INTRODUCE,
        "introduce introduces introduced introducing present presents presented presenting propose proposes proposed proposing \
         release releases released releasing develop develops developed developing design designs designed contribute contributes \
         contributed establish establishes established establishing create creates created creating build builds built building \
         construct constructs constructed constructing publish publishes published open-source unveil unveils describe \
         describes devise devised devises introducing offer offers provide provides launch make open",
    ),
    (
        Cue::COLLECT,
        "collect collects collected collecting construct constructs constructed constructing curate curates curated curating \
         compile compiles compiled compiling assemble assembles assembled assembling build builds built building create creates \
         created creating annotate annotates annotated gather gathered release releases released releasing crawl crawled \
         contribute contributes contributed",
    ),
    (Cue::PARAMETER, "parameter parameters params param"),
    (
        Cue::MODEL,
        "model models llm llms lm lms network networks transformer transformers variant variants backbone backbones mllm mllms \
         vlm vlms plm plms architecture architectures moe decoder decoders encoder encoders checkpoint checkpoints agent agents \
         policy policies vla vlas lvlm lvlms slm slms baseline baselines counterpart counterparts teacher student llama gpt \
         generator generators dit dits lmm lmms version versions embedding weights series family families",
    ),
    (Cue::TOKEN, "token tokens"),
    (
        Cue::CONTEXT,
        "context contexts window windows length lengths sequence sequences long-context input inputs prompt prompts",
    ),
    (Cue::SIZE, "size sizes sized scale scales scaling scaled ranging range ranges"),
    (Cue::COMPARE, "than over compared against versus vs comparison comparing above beyond unlike"),
    (Cue::VERSUS, "vs versus against v.s compared"),
    (
        Cue::FUNCTION,
        "a an the and or but nor for of in on at by with from to into onto over under via as is are was were be been being it its \
         this that these those we our their they them he she his her you your i which who whom whose what when where while \
         whereas how why if then than so such not no can could may might must shall should will would do does did has have had \
         having both each all any some most more less many much few other another same own also only just even very too there \
         here between among across through during before after within without about against per up down out off again further \
         once because since until unless although though however moreover furthermore additionally finally first second third \
         respectively thus hence therefore e.g i.e etc et al",
    ),
    (Cue::ARTICLE, "a an the our its their this these that those his her my your each both all any every"),
    (Cue::CONJUNCTION, "and or as well plus"),
    (Cue::ON, "on in across for at under over with within during towards toward among using"),
    (Cue::COPULA, "is are was were be been being has have had equals equal"),
    (Cue::BY, "by"),
    (Cue::OF, "of"),
    (Cue::FROM, "from"),
    (Cue::TO, "to"),
    (Cue::CLAUSE, "while whereas but although though however when where which that whilst yet because since as"),
    (
        Cue::CODE,
        "code codes codebase implementation implementations software toolkit toolbox library package repository repo source \
         scripts script github algorithm algorithms framework tool tools gitlab codebases kernels simulator environment \
         pipeline plugin",
    ),
    (
        Cue::DATA,
        "data dataset datasets benchmark benchmarks corpus corpora database databases annotations trajectories questions \
         annotation treebank logs sets lexicon leaderboard prompts",
    ),
    (Cue::WEIGHTS, "model models weights checkpoint checkpoints weight"),
    (
        Cue::DEMO,
        "demo demos demonstration video videos application app portal playground samples webserver server demonstrations audio",
    ),
    (Cue::PROJECT, "project website webpage homepage page site webpages web-page pages websites"),
    (Cue::PAPER, "paper preprint manuscript arxiv report"),
    (
        Cue::RELEASE,
        "available release releases released releasing open-source open-sourced open-sourcing opensource open public publicly \
         accessible access accessed provided provide provides providing found hosted online download downloaded downloadable \
         published publish shared share sharing open-sources availability maintained accessible here see visit freely deposited \
         made sourced sourcing open-access",
    ),
    (Cue::FUTURE, "will shall soon upon upcoming future would acceptance forthcoming"),
    (
        Cue::COUNTED,
        "patients participants users cases samples subjects people images respondents students queries questions tasks problems \
         instances sentences documents examples papers articles contigs genes proteins cells women men females males children \
         scans individuals workers developers errors responses reviews posts tweets studies trials time times data pixels frames \
         words tokens parameters weights labels nodes edges population cohort dataset set volume budget layers neurons heads \
         traffic requests bugs issues commits files repositories languages words answers models total training annotations \
         compute computation computational cost memory resources original outputs sites participants volunteers deaths",
    ),
    (
        Cue::USING,
        "only using use uses used utilizing utilize utilizes with require requires requiring needs needing just merely on adding \
         updating tuning training introducing introduces adds add incurs incurring access leveraging given consuming costs occupying",
    ),
    (Cue::INTERVAL, "ci cis confidence interval intervals credible uncertainty significance"),
    (
        Cue::SPREAD,
        "variation variations variance sparsity overlap threshold thresholds dropout noise quantile percentile level levels \
         significance masking corruption pruning rates ratio ratios probability sampling split contamination missing",
    ),
    (Cue::ABSOLUTE, "absolute absolutely point points abs"),
    (Cue::RELATIVE, "relative relatively"),
    (
        Cue::LISTING,
        "such including include includes like namely e.g i.e eg ie e.g., i.e., especially notably particularly",
    ),
    (
        Cue::NAMED,
        "called named naming termed dubbed coined denoted referred abbreviated titled entitled known nicknamed",
    ),
    (
        Cue::GENERIC,
        "nlp nlu nlg qa vqa vlp llm llms lm asl ner rgb mri ct ai ml ir cv rl asr tts ocr eeg ecg mt nmt sql english chinese french \
         german spanish arabic hindi japanese korean russian italian portuguese dutch turkish vietnamese indonesian thai swahili \
         urdu bengali tamil persian african european asian indian american international national multimodal multilingual \
         internet web x-ray ood id iid gnn cnn vlm mllm mllms vla slam hpc iot 2d 3d 4d rgb-d lidar sar uav mcq dna rna kg kgs \
         hpo nas kgqa kbqa mrc rag sft ssl iot covid covid-19 python java c c++ javascript rust cpp react tcm icu ehr ehrs emr api \
         apis gui vision language gpt bert us uk eu github openai google microsoft meta amazon huggingface kaggle pytorch \
         transformer transformers video image text audio speech math atari latex u.s hf gpu cpu ann snn ssvep mimo fmri pet wsi wsis \
         vae vaes dcnn dnn mlp vr bcnn peft",
    ),
    (
        Cue::KIND,
        "method methods framework frameworks approach approaches algorithm algorithms technique strategy pipeline model models \
         system systems network library toolkit tool platform dataset datasets benchmark benchmarks corpus architecture module \
         mechanism paradigm suite agent agents scheme optimizer protocol environment simulator database collection metric task \
         loss objective engine interface package infrastructure recipe testbed series family llm mllm transformer solver policy \
         workflow procedure encoder decoder tokenizer estimator classifier generator method-",
    ),
    (
        Cue::ADJECTIVE,
        "new novel large large-scale public popular standard challenging real-world synthetic comprehensive existing several two \
         three four five six seven eight nine ten various multiple diverse different widely-used open established common \
         well-known high-quality first largest annotated multilingual multimodal simulated recent small medium big open-source \
         curated downstream main major additional second other widely used available publicly official proposed cross-domain \
         mainstream representative classic classical famous long-context full complete original filtered",
    ),
    (
        Cue::TASK,
        "task tasks setting settings scenario scenarios domain domains problem problems language languages classification \
         segmentation detection generation retrieval translation summarization recognition benchmarks datasets dataset benchmark",
    ),
    (Cue::AUTHORS, "we paper work study authors article this our report here"),
    (Cue::RESPECTIVELY, "respectively"),
    (
        Cue::SPEED,
        "speedup speedups speed faster acceleration throughput accelerate accelerates accelerated accelerating quicker speed-up \
         speeds fps performance efficiency efficient",
    ),
    (
        Cue::LABEL,
        "table tables figure fig section equation chapter top rank layer layers version phase stage level type class day week year \
         grade task track step april may june july august september october november december january february march spring",
    ),
    (
        Cue::NUMERAL.or(Cue::FIGURE),
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred twice thrice double doubles \
         doubled doubling triple triples tripled tripling quadruple quadruples quadrupled halve halves halved halving \
         twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold hundredfold order orders",
    ),
];

/// Two words that together belong to a class, with a blank or a hyphen between. Their first words have [`Cue::PAIR`].
pub(crate) const PHRASES: &[(Cue, &str)] = &[
    (Cue::RISE_NOUN.or(Cue::SPEED), "speed up, speed ups"),
    (Cue::RISE.or(Cue::SPEED), "speeding up, speeds up, speeded up"),
    (
        Cue::DATASET,
        "data set, data sets, test set, test sets, validation set, validation sets, evaluation set, dev set, development set, \
         test suite, test bed, shared task, challenge set",
    ),
    (Cue::TRAINING, "pre train, fine tune"),
    (Cue::INTRODUCE, "put forward, puts forward, put forth"),
    (Cue::WIN, "out performs, out performing"),
    (Cue::EVALUATION, "state of"),
    (Cue::METRIC, "exact match"),
];
