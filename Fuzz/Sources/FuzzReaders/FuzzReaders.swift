import KubeObjects

/// Reads one input as YAML and as JSON. What is read must survive being written and read again; what is refused must
/// say where.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    readYAML(bytes)
    readJSON(bytes)
    return 0
}

private func readYAML(_ bytes: [UInt8]) {
    let documents: [Document]
    do throws(ReadError) {
        documents = try YAMLReader.documents(bytes: bytes, file: "fuzz.yaml", duplicateKeys: .reported)
    } catch {
        check(error)
        return
    }
    for document in documents {
        _ = document.position(of: "spec.containers[0].image")
        let text = YAMLWriter.text(document.value)
        // Aliases make a small text large; writing it out in full is not what is tested.
        guard text.utf8.count < 100_000 else { continue }
        do throws(ReadError) {
            let again = try YAMLReader.documents(text, file: "written.yaml")
            guard again.map(\.value) == [document.value] else { fatalError("YAML reads back differently:\n\(text)") }
        } catch {
            fatalError("written YAML cannot be read: \(error)\n\(text)")
        }
    }
}

private func readJSON(_ bytes: [UInt8]) {
    do throws(ReadError) {
        let document = try JSONReader.document(bytes: bytes, file: "fuzz.json")
        guard try JSONReader.value(JSONWriter.text(document.value)) == document.value else {
            fatalError("JSON reads back differently")
        }
    } catch {
        check(error)
    }
}

private func check(_ error: ReadError) {
    guard error.position.line >= 1, error.position.column >= 1, !error.message.isEmpty else {
        fatalError("an error without a place or a reason: \(error)")
    }
}
