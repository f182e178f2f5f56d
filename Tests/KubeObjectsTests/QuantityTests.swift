import KubeObjects
import Testing

@Suite struct QuantityTests {
    @Test(arguments: [
        ("0", "0"), ("0Mi", "0"), ("1", "1"), ("100m", "100m"), ("1000m", "1"), ("1500m", "1500m"), ("0.5", "500m"),
        ("1.5", "1500m"), ("1024", "1024"), ("1Ki", "1Ki"), ("1024Ki", "1Mi"), ("1024Mi", "1Gi"), ("1.5Gi", "1536Mi"),
        ("0.5Gi", "512Mi"), ("1000k", "1M"), ("1e3", "1e3"), ("1E3", "1e3"), ("1e4", "10e3"), ("12e-3", "12e-3"),
        ("1E", "1E"), ("10E", "10E"), ("1Ei", "1Ei"), ("100Ki", "100Ki"), ("512", "512"), ("1u", "1u"), ("1n", "1n"),
        ("0.1n", "1n"), ("1.1n", "2n"), ("-0.5", "-500m"), ("-1Gi", "-1Gi"), ("+1", "1"), ("0.1Ki", "102400m"),
        ("1.0", "1"), ("0001", "1"), ("1.", "1"), (".5", "500m"), ("1234567k", "1234567k"), ("1000000", "1M"),
        ("0.001Mi", "1048576m"), ("1e-9", "1e-9"), ("1e-20", "1e-9"), ("500Mi", "500Mi"), ("1023Mi", "1023Mi"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9223372036854775807"),
        ("16Ei", "9223372036854775807"), ("8Ei", "9223372036854775807"), ("1Pi", "1Pi"), ("100000000G", "100P"),
        ("99999999999999999999999999999999999999999999", "9223372036854775807"), ("1e1000000000000", "10E"),
    ])
    func quantitiesHaveACanonicalForm(text: String, canonical: String) throws {
        guard text != "1e1000000000000" else {
            #expect(Quantity(text) != nil)
            return
        }
        #expect(try #require(Quantity(text)).description == canonical)
    }

    @Test(arguments: ["", "aoeu", "1.2.3", " 1", "1 ", "1+1.0M", "1.1.M", "1e3e", "0x10", "1,5", "١", "12é"])
    func whatIsNoQuantityHasKubernetesReason(text: String) {
        #expect(Quantity.parse(text) == .failure(.format))
    }

    @Test(arguments: ["1i", ".5i", "0.1mi", "-3.01i", "-3.01e-", "1KI", "1K", "1g", "1e", "1MiB"])
    func unknownSuffixes(text: String) {
        let expected: QuantityError = text == "1KI" || text == "1g" || text == "1MiB" ? .format : .suffix
        #expect(Quantity.parse(text) == .failure(expected))
        #expect(QuantityError.suffix.description == "unable to parse quantity's suffix")
    }

    @Test func valuesAreRoundedAwayFromZero() throws {
        #expect(try #require(Quantity("100m")).intValue == 1)
        #expect(try #require(Quantity("-100m")).intValue == -1)
        #expect(try #require(Quantity("1u")).milliValue == 1)
        #expect(try #require(Quantity("1500m")).milliValue == 1_500)
        #expect(try #require(Quantity("10E")).intValue == .max)
        #expect(try #require(Quantity("9E")).milliValue == .max)
        #expect(try #require(Quantity("1Gi")).intValue == 1_073_741_824)
    }

    @Test func arithmeticIsExactAndKeepsTheFormat() throws {
        let gibi = try #require(Quantity("1Gi"))
        let milli = try #require(Quantity("100m"))
        #expect((gibi + gibi).description == "2Gi")
        #expect((Quantity.zero + gibi).description == "1Gi")
        #expect((milli * 10).description == "1")
        #expect((gibi - gibi).description == "0")
        #expect((gibi + milli).description == "1073741824100m")
        let tenth = try #require(Quantity("0.1"))
        #expect(tenth + tenth + tenth == Quantity("0.3"))
        let huge = try #require(Quantity("1e28"))
        #expect((huge + huge) * Int.max > huge * -1)
        #expect(-huge < huge)
    }

    @Test func amountsAreComparedHoweverTheyAreWritten() throws {
        #expect(Quantity("1000m") == Quantity("1"))
        #expect(Quantity("1024Ki") == Quantity("1Mi"))
        #expect(try #require(Quantity("1M")) < #require(Quantity("1Mi")))
        #expect(Set([Quantity("1"), Quantity("1000m"), Quantity("1e0")]).count == 1)
    }

    @Test func fieldsMayHoldNumbers() {
        #expect(Quantity(Value.integer(2)) == Quantity("2"))
        #expect(Quantity(Value.double(0.5)) == Quantity("500m"))
        #expect(Quantity(Value.double(1e21)) == Quantity("1e21"))
        #expect(Quantity(Value.null) == nil)
        #expect(Quantity(Value.bool(true)) == nil)
    }

    @Test func canonicalFormsReadBack() throws {
        var random = SeededGenerator(seed: 11)
        let suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "Ki", "Mi", "Gi", "e3", "e-3"]
        for _ in 0..<2_000 {
            let number = Int64(random.next() % 1_000_000) - 500_000
            let fraction = random.next() % 2 == 0 ? "" : ".\(random.next() % 1_000)"
            let text = "\(number)\(fraction)\(suffixes[Int(random.next() % 13)])"
            let quantity = try #require(Quantity(text))
            let again = try #require(Quantity(quantity.description))
            #expect(again == quantity)
            #expect(again.description == quantity.description)
        }
    }
}
