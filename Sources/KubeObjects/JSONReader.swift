/// Reads JSON (RFC 8259) strictly: nothing but one value, no comments, no trailing commas, valid UTF-8.
///
/// Whole numbers beyond 64 bits become floating-point ones, as for the Kubernetes API.
public enum JSONReader {
    /// The value of a text. Of a key that is written twice the last value counts.
    public static func value(_ text: String, file: String = "-") throws(ReadError) -> Value {
        try value(bytes: Array(text.utf8), file: file)
    }

    /// The value of UTF-8 bytes. Of a key that is written twice the last value counts.
    public static func value(bytes: [UInt8], file: String = "-") throws(ReadError) -> Value {
        try bytes.withUnsafeBufferPointer { buffer throws(ReadError) in
            var parser = JSONParser(buffer, file: file, keepsPositions: false)
            let value = try parser.value()
            try parser.expectEnd()
            return value
        }
    }

    /// The value of a text with the places of its parts and its duplicate keys.
    public static func document(_ text: String, file: String = "-") throws(ReadError) -> Document {
        try document(bytes: Array(text.utf8), file: file)
    }

    /// The value of UTF-8 bytes with the places of its parts and its duplicate keys.
    public static func document(bytes: [UInt8], file: String = "-") throws(ReadError) -> Document {
        try bytes.withUnsafeBufferPointer { buffer throws(ReadError) in
            var parser = JSONParser(buffer, file: file, keepsPositions: true)
            let document = try parser.document()
            try parser.expectEnd()
            return document
        }
    }

    /// The values of a text that holds one after another, as `kubectl` accepts them from a stream.
    static func documents(bytes: [UInt8], file: String) throws(ReadError) -> [Document] {
        try bytes.withUnsafeBufferPointer { buffer throws(ReadError) in
            var parser = JSONParser(buffer, file: file, keepsPositions: true)
            var documents: [Document] = []
            while !parser.isAtEnd {
                documents.append(try parser.document())
            }
            return documents
        }
    }
}
