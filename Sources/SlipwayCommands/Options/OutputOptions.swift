import ArgumentParser
import ClusterPlatforms
import Foundation
import Promotion

/// In which language and to which place a command writes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("out")],
        help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The language of texts for people.", valueName: "language"))
    var lang = Language.english

    /// Whether colours are to be written.
    var color: Bool { file == nil && Console.showsColor }

    /// The language as the platforms' report knows it.
    var platformLanguage: PlatformReport.Language { lang == .japanese ? .japanese : .english }

    /// How many columns a table may take.
    var width: Int { Console.width ?? MapReport.defaultWidth }

    /// Writes a result to its place. A file appears whole or not at all.
    func write(_ text: String) throws {
        guard let file else { return try Console.write(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw UsageError("\(file): cannot be written; check that its folder exists and that you may write there")
        }
    }
}

extension Language: ExpressibleByArgument {}
