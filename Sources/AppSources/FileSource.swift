import Foundation
import KubeObjects

/// Plain manifests: files, directories with all that is below them, and standard input, in the order they are named.
public struct FileSource: AppSource {
    /// The files, directories and `-` that were named.
    let paths: [String]
    /// What stands for standard input; `nil` reads the process's own.
    let standardInput: String?

    /// Creates a source for files and directories; `-` is standard input, or `standardInput` where that is given.
    public init(paths: [String], standardInput: String? = nil) {
        self.paths = paths
        self.standardInput = standardInput
    }

    /// How messages name this source.
    public var label: String { "manifests " + paths.joined(separator: ", ") }

    /// Reads every file in order; in a directory, in alphabetical order of their paths.
    ///
    /// `kubectl apply -f` looks no further than the directory itself. So a file further down that holds no manifests, such as the
    /// configuration of a program, is only noted.
    public func content() throws(SourceError) -> SourceContent {
        var reader = ManifestReader()
        for path in paths {
            do throws(SourceError) {
                if path == "-" {
                    reader.read(try standardInputText(), file: "-")
                } else if ManifestFolder.isDirectory(path) {
                    for file in try ManifestFolder.files(in: path) {
                        read(file.path, into: &reader, mayHoldSomethingElse: file.isNested)
                    }
                } else {
                    read(path, into: &reader)
                }
            } catch {
                reader.note(error)
            }
        }
        guard reader.problems.isEmpty else { throw SourceError(problems: reader.problems) }
        guard !reader.manifests.isEmpty else {
            throw SourceError("\(label): no objects are in there", action: "name the files that hold the manifests")
        }
        return SourceContent(manifests: reader.manifests, notes: reader.notes)
    }

    private func standardInputText() throws(SourceError) -> String {
        if let standardInput { return standardInput }
        return try TextFile.readStandardInput()
    }

    private func read(_ file: String, into reader: inout ManifestReader, mayHoldSomethingElse: Bool = false) {
        do throws(SourceError) {
            let text = try TextFile.read(file, shownAs: file)
            reader.read(text, file: file, mayHoldSomethingElse: mayHoldSomethingElse)
        } catch {
            reader.note(error)
        }
    }
}
