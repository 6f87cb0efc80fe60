package io.plumbline.link;

import static org.apache.spark.sql.functions.*;
import io.plumbline.SparkTest;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.nio.file.*;
import java.util.*;
import org.apache.spark.sql.*;
import org.junit.jupiter.api.Test;

@SparkTest
class ScratchTest {
    static Linking linking(String text) {
        Problems p = new Problems("x");
        Linking l = Yaml.read(text, Linking.class, p);
        if (l != null) l.check(p);
        p.refuse();
        return l;
    }
    static final String PEOPLE = """
link: febrl
id: rec_id
block:
  - [soc_sec_id]
  - [given_name, surname, postcode]
  - [surname, date_of_birth]
  - [given_name, date_of_birth]
  - [street_number, address_1, postcode]
  - [date_of_birth, postcode]
compare:
  given_name: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
  surname: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
  date_of_birth: { by: edits, levels: [1, 2] }
  soc_sec_id: { by: edits, levels: [1, 2] }
  street_number: { by: exact, rarity: 1 }
  address_1: { by: jaro_winkler, levels: [0.9], rarity: 1 }
  postcode: { by: edits, levels: [1, 2] }
match: 0.9
""";
    static Staging staging(SparkSession s, String dir) {
        return (name, rows) -> { String p = dir + "/" + name; rows.write().mode("overwrite").parquet(p); return s.read().schema(rows.schema()).parquet(p); };
    }
    static Dataset<Row> read(SparkSession s, String f) {
        Dataset<Row> d = s.read().option("header", true).option("ignoreLeadingWhiteSpace", true).option("ignoreTrailingWhiteSpace", true).csv(f);
        return d;
    }
    static void f1(Dataset<Row> members, java.util.function.Function<String,String> truth) {
        Map<String, Map<String, Integer>> cells = new HashMap<>(); Map<String,Long> t = new HashMap<>(), c = new HashMap<>();
        long tp=0;
        Map<String, Long> tc = new HashMap<>();
        for (Row r : members.select("id","entity_id").collectAsList()) {
            String k = truth.apply(r.getString(0)); String e = r.getString(1);
            t.merge(k,1L,Long::sum); c.merge(e,1L,Long::sum); tc.merge(k+"|"+e,1L,Long::sum);
        }
        long T=0,C=0; for(long n:t.values()) T+=n*(n-1)/2; for(long n:c.values()) C+=n*(n-1)/2; for(long n:tc.values()) tp+=n*(n-1)/2;
        System.out.printf("true %d found %d tp %d P %.5f R %.5f F1 %.5f%n", T, C, tp, (double)tp/C,(double)tp/T, 2.0*tp/(T+C));
    }
    static void print(Linked l) {
        System.out.println("prior " + l.weights().prior() + " pairs " + l.counts().total() + " patterns " + l.counts().size());
        int f=0; for (String n : l.linking().compare().keySet()) { StringBuilder b=new StringBuilder(n); for(int d=1; d<l.weights().m()[f].length; d++) b.append(String.format("  m %.5f u %.7f w %.2f", l.weights().m()[f][d], l.weights().u()[f][d], l.weights().of(f,d))); System.out.println(b); f++; }
    }
    @Test void febrl3(SparkSession s) {
        Linked l = Linker.within(s, linking(PEOPLE), read(s, System.getProperty("plumbline.data")+"/linkage/dataset3.csv"), staging(s, "/tmp/w/lk/f3"));
        print(l); f1(l.members(), id -> id.split("-")[1]);
    }
    @Test void febrl4(SparkSession s) {
        String d = System.getProperty("plumbline.data")+"/linkage/dataset4";
        Linked l = Linker.across(s, linking(PEOPLE), read(s, d+"a.csv"), read(s, d+"b.csv"), staging(s, "/tmp/w/lk/f4"));
        print(l);
        f1(l.members(), id -> id.split("-")[1]);
    }
    @Test void fake(SparkSession s) {
        Dataset<Row> d = read(s, System.getProperty("plumbline.data")+"/linkage/fake_1000.csv");
        Map<String,String> truth = new HashMap<>(); d.collectAsList().forEach(r -> truth.put(r.getString(0), r.getString(6)));
        Linked l = Linker.within(s, linking("""
link: fake
id: unique_id
block: [[first_name, surname],[surname, dob],[first_name, dob],[email],[dob, city]]
compare:
  first_name: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
  surname: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
  dob: { by: edits, levels: [1, 2] }
  city: { by: exact, rarity: 1 }
  email: { by: jaro_winkler, levels: [0.92, 0.88, 0.7] }
match: 0.9
"""), d, staging(s, "/tmp/w/lk/fk"));
        print(l); f1(l.members(), truth::get);
    }
}
