/// The words of the reports themselves, besides findings and areas.
struct ReportWords {
    let language: Language

    private func pick(_ english: String, _ japanese: String) -> String {
        language == .english ? english : japanese
    }

    var area: String { pick("Area", "領域") }
    var verdict: String { pick("Verdict", "判定") }
    var inThisApp: String { pick("In this app", "このアプリでは") }
    var onThePlatform: String { pick("On the platform", "プラットフォームでは") }
    var whatChanges: String { pick("What changes", "変わること") }
    var action: String { pick("What to do", "やること") }
    var findings: String { pick("Findings", "指摘") }
    var overview: String { pick("Overview", "概要") }
    var areas: String { pick("Areas", "領域ごとの違い") }
    var noFindings: String { pick("No findings.", "指摘はありません。") }
    var also: String { pick("also", "ほかに") }
    var severity: String { pick("Severity", "重大度") }
    var object: String { pick("Object", "オブジェクト") }
    var source: String { pick("Source", "場所") }
    var facts: String { pick("Facts", "根拠") }
    var unverified: String { pick("general knowledge", "一般知識") }
    var title: String { pick("Difference map", "差分マップ") }
    var platform: String { pick("Platform", "プラットフォーム") }

    /// What a reader must know before trusting the report.
    var caveat: String {
        pick(
            "Verdicts come from this app's manifests and from platform facts with named sources; nothing was tried on a "
                + "live cluster.",
            "判定はこのアプリのマニフェストと、出典付きのプラットフォームの事実に基づきます。実クラスターでは試していません。")
    }

    func moves(_ app: String, from: String, to platforms: String) -> String {
        pick("\(app): from \(from) to \(platforms)", "\(app): \(from) から \(platforms) へ")
    }

    func others(_ count: Int) -> String {
        pick("and \(count) more", "ほか \(count) 件")
    }

    /// The number of findings of one severity, such as `3 errors`.
    func count(_ number: Int, _ severity: Severity) -> String {
        switch (language, severity) {
        case (.english, .info): "\(number) info"
        case (.english, let severity): "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
        case (.japanese, let severity): "\(severity.title.japanese) \(number)"
        }
    }

    /// The number of areas with one verdict, such as `7 values only`.
    func count(_ number: Int, _ verdict: Verdict) -> String {
        switch language {
        case .english: "\(number) \(verdict.title.english)"
        case .japanese: "\(verdict.title.japanese) \(number)"
        }
    }
}
