import AppSources
import Foundation
import Testing

/// Broken variants of real files: whatever comes in, what comes out is an app or an error that says something.
@Suite struct HostileInputTests {
    /// A small generator of numbers, so that a failing run can be repeated.
    private struct Numbers {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, limit)))
        }
    }

    private static let fragments = [
        "{", "}", "[", "]", ": ", "- ", "---\n", "&a ", "*a", "<<: ", "|\n", "\t", "\"", "'", "#", "null", "!!binary ",
    ]

    private static func broken(_ text: String, by numbers: inout Numbers) -> String {
        var bytes = Array(text.utf8)
        for _ in 0...numbers.next(below: 3) {
            let place = numbers.next(below: bytes.count)
            switch numbers.next(below: 4) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + numbers.next(below: 40)))
            case 2: bytes.insert(contentsOf: Array(fragments[numbers.next(below: fragments.count)].utf8), at: place)
            default: if place < bytes.count { bytes[place] = UInt8(numbers.next(below: 127)) }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func manifests() throws -> [String] {
        try ExamplesTests.examples.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func brokenManifestsGiveAnAppOrAnError(_ seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        for text in try Self.manifests() {
            let input = Self.broken(text, by: &numbers)
            do throws(SourceError) {
                _ = try App.load(path: "-", options: App.LoadOptions(standardInput: input))
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func brokenSettingsGiveSettingsOrAnError(_ seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        for example in ExamplesTests.examples {
            let text = try String(contentsOfFile: "\(example)/../slipway.yaml", encoding: .utf8)
            do throws(SourceError) {
                _ = try SettingsFile.read(Self.broken(text, by: &numbers), file: "slipway.yaml")
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func listsInListsEnd() throws {
        var text = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}"#
        for _ in 0..<40 { text = #"{"apiVersion":"v1","kind":"List","items":[\#(text)]}"# }
        let error = #expect(throws: SourceError.self) {
            try App.load(path: "-", options: App.LoadOptions(standardInput: text))
        }
        #expect(error?.description.contains("too deep") == true)
    }
}
