/** Queries asked for in words: whatever gives the same rows is right. */
export interface WrittenTask {
  readonly ddl: string
  readonly expected: string
  /** Other statements with the same rows on every database. */
  readonly right: readonly string[]
  /** Statements that give other rows on some database. */
  readonly wrong: readonly string[]
}

const music = `CREATE TABLE "Band" ("Band_ID" int, "Name" text, "Country" text, "Founded" int, PRIMARY KEY ("Band_ID"));
CREATE TABLE "Album" ("Album_ID" int, "Band_ID" int, "Title" text, "Year" text, "Copies" int, PRIMARY KEY ("Album_ID"), FOREIGN KEY ("Band_ID") REFERENCES "Band" ("Band_ID"));
CREATE TABLE "Venue" ("Venue_ID" int, "Name" text, "City" text, "Capacity" int, PRIMARY KEY ("Venue_ID"));
CREATE TABLE "Concert" ("Concert_ID" int, "Band_ID" int, "Venue_ID" int, "Year" int, "Visitors" int, PRIMARY KEY ("Concert_ID"), FOREIGN KEY ("Band_ID") REFERENCES "Band" ("Band_ID"), FOREIGN KEY ("Venue_ID") REFERENCES "Venue" ("Venue_ID"));`

const travel = `CREATE TABLE airports (code CHAR(3) PRIMARY KEY, city VARCHAR(40) NOT NULL, country VARCHAR(40) NOT NULL);
CREATE TABLE flights (number INTEGER PRIMARY KEY, origin CHAR(3) NOT NULL REFERENCES airports(code), destination CHAR(3) NOT NULL REFERENCES airports(code), price REAL, minutes INTEGER NOT NULL);
CREATE TABLE passengers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, age INTEGER);
CREATE TABLE bookings (passenger_id INTEGER NOT NULL REFERENCES passengers(id), flight INTEGER NOT NULL REFERENCES flights(number), seat VARCHAR(4), PRIMARY KEY (passenger_id, flight));`

const school = `CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT NOT NULL, major TEXT, advisor_id INTEGER REFERENCES teacher(id));
CREATE TABLE teacher (id INTEGER PRIMARY KEY, name TEXT NOT NULL, salary INTEGER NOT NULL);
CREATE TABLE course (id INTEGER PRIMARY KEY, title TEXT NOT NULL, credits INTEGER NOT NULL, teacher_id INTEGER NOT NULL REFERENCES teacher(id));
CREATE TABLE takes (student_id INTEGER NOT NULL REFERENCES student(id), course_id INTEGER NOT NULL REFERENCES course(id), grade INTEGER, PRIMARY KEY (student_id, course_id));`

export const writtenTasks: readonly WrittenTask[] = [
  {
    ddl: music,
    expected: 'SELECT count(*) FROM Band',
    right: [
      'select count(Band_ID) from band',
      'SELECT sum(1) FROM Band HAVING count(*) > 0 UNION SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM Band)',
    ],
    wrong: [
      'SELECT count(Name) FROM Band',
      'SELECT count(DISTINCT Country) FROM Band',
      'SELECT max(Band_ID) FROM Band',
      'SELECT count(*) FROM Album',
    ],
  },
  {
    ddl: music,
    expected: 'SELECT Name, Country FROM Band WHERE Founded > 1990 ORDER BY Founded DESC',
    right: [
      'select b.name, b.country from band as b where b.founded >= 1991 order by b.founded desc',
      'SELECT Name, Country FROM Band WHERE NOT Founded <= 1990 ORDER BY 0 - Founded',
    ],
    wrong: [
      'SELECT Name, Country FROM Band WHERE Founded > 1990',
      'SELECT Name, Country FROM Band WHERE Founded > 1990 ORDER BY Founded',
      'SELECT Name, Country FROM Band WHERE Founded >= 1990 ORDER BY Founded DESC',
      'SELECT Name FROM Band WHERE Founded > 1990 ORDER BY Founded DESC',
    ],
  },
  {
    ddl: music,
    expected:
      'SELECT T1.Name, count(*) FROM Band AS T1 JOIN Concert AS T2 ON T1.Band_ID = T2.Band_ID GROUP BY T1.Band_ID',
    right: [
      'SELECT b.Name, count(c.Concert_ID) FROM Concert c, Band b WHERE c.Band_ID = b.Band_ID GROUP BY b.Band_ID, b.Name',
      'SELECT Name, n FROM Band JOIN (SELECT Band_ID, count(*) AS n FROM Concert GROUP BY Band_ID) AS c ON c.Band_ID = Band.Band_ID',
      'SELECT Name, (SELECT count(*) FROM Concert c WHERE c.Band_ID = Band.Band_ID) FROM Band WHERE Band_ID IN (SELECT Band_ID FROM Concert)',
    ],
    wrong: [
      'SELECT T1.Name, count(*) FROM Band AS T1 LEFT JOIN Concert AS T2 ON T1.Band_ID = T2.Band_ID GROUP BY T1.Band_ID',
      'SELECT T1.Name, count(*) FROM Band AS T1 JOIN Concert AS T2 ON T1.Band_ID = T2.Band_ID GROUP BY T1.Name',
      'SELECT T1.Name, count(*) FROM Band AS T1 JOIN Concert AS T2 ON T1.Band_ID = T2.Concert_ID GROUP BY T1.Band_ID',
      'SELECT T1.Name, sum(T2.Visitors) FROM Band AS T1 JOIN Concert AS T2 ON T1.Band_ID = T2.Band_ID GROUP BY T1.Band_ID',
    ],
  },
  {
    ddl: music,
    expected:
      'SELECT Name FROM Venue WHERE Venue_ID NOT IN (SELECT Venue_ID FROM Concert WHERE Venue_ID IS NOT NULL)',
    right: [
      'SELECT v.Name FROM Venue v LEFT JOIN Concert c ON c.Venue_ID = v.Venue_ID WHERE c.Concert_ID IS NULL AND c.Venue_ID IS NULL',
      'SELECT Name FROM Venue v WHERE NOT EXISTS (SELECT * FROM Concert c WHERE c.Venue_ID = v.Venue_ID)',
    ],
    wrong: [
      'SELECT Name FROM Venue EXCEPT SELECT v.Name FROM Venue v JOIN Concert c ON c.Venue_ID = v.Venue_ID',
      'SELECT Name FROM Venue WHERE Venue_ID IN (SELECT Venue_ID FROM Concert)',
      'SELECT DISTINCT v.Name FROM Venue v JOIN Concert c ON c.Venue_ID <> v.Venue_ID',
    ],
  },
  {
    ddl: music,
    expected:
      'SELECT Country FROM Band WHERE Founded < 1980 INTERSECT SELECT Country FROM Band WHERE Founded > 2000',
    right: [
      'SELECT DISTINCT a.Country FROM Band a JOIN Band b ON a.Country = b.Country WHERE a.Founded < 1980 AND b.Founded > 2000 UNION SELECT NULL WHERE EXISTS (SELECT 1 FROM Band WHERE Country IS NULL AND Founded < 1980) AND EXISTS (SELECT 1 FROM Band WHERE Country IS NULL AND Founded > 2000)',
    ],
    wrong: [
      'SELECT Country FROM Band WHERE Founded < 1980 AND Founded > 2000',
      'SELECT Country FROM Band WHERE Founded < 1980 OR Founded > 2000',
      'SELECT DISTINCT Country FROM Band WHERE Founded NOT BETWEEN 1980 AND 2000',
    ],
  },
  {
    ddl: travel,
    expected:
      "SELECT DISTINCT p.name FROM passengers p JOIN bookings b ON b.passenger_id = p.id JOIN flights f ON f.number = b.flight WHERE f.destination = 'OSL'",
    right: [
      "SELECT name FROM passengers WHERE id IN (SELECT passenger_id FROM bookings WHERE flight IN (SELECT number FROM flights WHERE destination = 'OSL')) GROUP BY name",
      "SELECT DISTINCT name FROM passengers WHERE EXISTS (SELECT 1 FROM bookings JOIN flights ON number = flight WHERE passenger_id = passengers.id AND destination = 'OSL')",
      "select p.name from passengers p, bookings b, flights f where p.id = b.passenger_id and b.flight = f.number and f.destination = 'OSL' union select p.name from passengers p where 1 = 0",
    ],
    wrong: [
      "SELECT p.name FROM passengers p JOIN bookings b ON b.passenger_id = p.id JOIN flights f ON f.number = b.flight WHERE f.destination = 'OSL'",
      "SELECT DISTINCT p.name FROM passengers p JOIN bookings b ON b.passenger_id = p.id JOIN flights f ON f.number = b.flight WHERE f.origin = 'OSL'",
      "SELECT DISTINCT p.name FROM passengers p, bookings b, flights f WHERE f.destination = 'OSL'",
      "SELECT DISTINCT p.name FROM passengers p JOIN bookings b ON b.passenger_id = p.id JOIN flights f ON f.number = b.flight WHERE f.destination = 'osl'",
    ],
  },
  {
    ddl: travel,
    expected: 'SELECT number FROM flights WHERE price = (SELECT min(price) FROM flights)',
    right: [
      'SELECT f.number FROM flights f WHERE f.price IS NOT NULL AND NOT EXISTS (SELECT 1 FROM flights g WHERE g.price < f.price)',
      'SELECT number FROM flights WHERE price IN (SELECT min(price) FROM flights)',
    ],
    wrong: [
      'SELECT number FROM flights ORDER BY price LIMIT 1',
      'SELECT number FROM flights WHERE price = (SELECT max(price) FROM flights)',
      'SELECT number, min(price) FROM flights',
      'SELECT number FROM flights WHERE NOT EXISTS (SELECT 1 FROM flights g WHERE g.price < flights.price)',
    ],
  },
  {
    ddl: travel,
    expected:
      'SELECT a.city, count(f.number) FROM airports a LEFT JOIN flights f ON f.origin = a.code GROUP BY a.code',
    right: [
      'SELECT city, (SELECT count(*) FROM flights WHERE origin = code) FROM airports',
      'SELECT a.city, sum(CASE WHEN f.number IS NULL THEN 0 ELSE 1 END) FROM airports a LEFT JOIN flights f ON a.code = f.origin GROUP BY a.code, a.city',
    ],
    wrong: [
      'SELECT a.city, count(*) FROM airports a LEFT JOIN flights f ON f.origin = a.code GROUP BY a.code',
      'SELECT a.city, count(f.number) FROM airports a JOIN flights f ON f.origin = a.code GROUP BY a.code',
      'SELECT a.city, count(f.number) FROM airports a LEFT JOIN flights f ON f.origin = a.code GROUP BY a.city',
      'SELECT a.city, count(f.number) FROM airports a LEFT JOIN flights f ON f.destination = a.code GROUP BY a.code',
    ],
  },
  {
    ddl: travel,
    expected: 'SELECT avg(price), max(price) FROM flights WHERE minutes BETWEEN 60 AND 120',
    right: [
      'SELECT avg(price), max(price) FROM flights WHERE minutes >= 60 AND minutes <= 120',
      'SELECT sum(price) / count(price), max(price) FROM flights WHERE NOT (minutes < 60 OR minutes > 120)',
    ],
    wrong: [
      'SELECT avg(price), max(price) FROM flights WHERE minutes > 60 AND minutes < 120',
      'SELECT sum(price) / count(*), max(price) FROM flights WHERE minutes BETWEEN 60 AND 120',
      'SELECT avg(price), min(price) FROM flights WHERE minutes BETWEEN 60 AND 120',
      'SELECT avg(DISTINCT price), max(price) FROM flights WHERE minutes BETWEEN 60 AND 120',
    ],
  },
  {
    ddl: travel,
    expected: 'SELECT name FROM passengers WHERE age IS NULL OR age > 30',
    right: [
      'SELECT name FROM passengers WHERE coalesce(age, 31) > 30',
      'SELECT name FROM passengers WHERE id NOT IN (SELECT id FROM passengers WHERE age <= 30)',
      'SELECT name FROM passengers WHERE age IS NULL UNION ALL SELECT name FROM passengers WHERE age > 30',
    ],
    wrong: [
      'SELECT name FROM passengers WHERE age > 30',
      'SELECT name FROM passengers WHERE NOT age <= 30',
      'SELECT name FROM passengers WHERE age = NULL OR age > 30',
      'SELECT name FROM passengers WHERE age IS NULL UNION SELECT name FROM passengers WHERE age > 30',
    ],
  },
  {
    ddl: school,
    expected:
      'SELECT s.name FROM student s JOIN takes t ON t.student_id = s.id GROUP BY s.id HAVING count(*) >= 2',
    right: [
      'SELECT name FROM student WHERE (SELECT count(*) FROM takes WHERE student_id = student.id) > 1',
      'SELECT name FROM student WHERE id IN (SELECT student_id FROM takes GROUP BY student_id HAVING count(course_id) >= 2)',
      'SELECT s.name FROM student s JOIN takes a ON a.student_id = s.id JOIN takes b ON b.student_id = s.id AND a.course_id <> b.course_id GROUP BY s.id, s.name UNION ALL SELECT name FROM student WHERE 0',
    ],
    wrong: [
      'SELECT s.name FROM student s JOIN takes t ON t.student_id = s.id GROUP BY s.id HAVING count(*) > 2',
      'SELECT s.name FROM student s JOIN takes t ON t.student_id = s.id GROUP BY s.name HAVING count(*) >= 2',
      'SELECT s.name FROM student s JOIN takes t ON t.student_id = s.id GROUP BY s.id HAVING count(grade) >= 2',
      'SELECT s.name FROM student s JOIN takes t ON t.student_id = s.id WHERE count(*) >= 2 GROUP BY s.id',
    ],
  },
  {
    ddl: school,
    expected: 'SELECT name FROM teacher ORDER BY salary DESC, id LIMIT 1',
    right: [
      'SELECT name FROM teacher t WHERE NOT EXISTS (SELECT 1 FROM teacher u WHERE u.salary > t.salary OR (u.salary = t.salary AND u.id < t.id)) ORDER BY salary DESC LIMIT 1',
      'SELECT t.name FROM teacher t ORDER BY t.salary DESC, t.id ASC LIMIT 1 OFFSET 0',
    ],
    wrong: [
      'SELECT name FROM teacher ORDER BY salary, id LIMIT 1',
      'SELECT name FROM teacher ORDER BY salary DESC, id DESC LIMIT 1',
      'SELECT name FROM teacher WHERE salary = (SELECT max(salary) FROM teacher)',
      'SELECT name FROM teacher ORDER BY salary DESC, id LIMIT 2',
    ],
  },
  {
    ddl: school,
    expected:
      'SELECT c.title FROM course c WHERE NOT EXISTS (SELECT 1 FROM takes t WHERE t.course_id = c.id AND t.grade < 3)',
    right: [
      'SELECT title FROM course WHERE id NOT IN (SELECT course_id FROM takes WHERE grade < 3)',
      'SELECT title FROM course c LEFT JOIN takes t ON t.course_id = c.id AND t.grade < 3 WHERE t.student_id IS NULL',
    ],
    wrong: [
      'SELECT DISTINCT c.title FROM course c JOIN takes t ON t.course_id = c.id WHERE t.grade >= 3',
      'SELECT c.title FROM course c WHERE NOT EXISTS (SELECT 1 FROM takes t WHERE t.grade < 3)',
      'SELECT c.title FROM course c WHERE EXISTS (SELECT 1 FROM takes t WHERE t.course_id = c.id AND t.grade >= 3)',
    ],
  },
  {
    ddl: school,
    expected:
      'UPDATE teacher SET salary = salary + 100 WHERE id IN (SELECT teacher_id FROM course WHERE credits > 5)',
    right: [
      'UPDATE teacher SET salary = 100 + salary WHERE EXISTS (SELECT 1 FROM course WHERE teacher_id = teacher.id AND credits >= 6)',
    ],
    wrong: [
      'UPDATE teacher SET salary = salary + 100',
      'UPDATE teacher SET salary = 100 WHERE id IN (SELECT teacher_id FROM course WHERE credits > 5)',
      'UPDATE teacher SET salary = salary + 100 WHERE id IN (SELECT id FROM course WHERE credits > 5)',
      'SELECT salary + 100 FROM teacher WHERE id IN (SELECT teacher_id FROM course WHERE credits > 5)',
    ],
  },
  {
    ddl: school,
    expected: 'DELETE FROM takes WHERE grade IS NULL',
    right: [
      'DELETE FROM takes WHERE NOT grade IS NOT NULL',
      'DELETE FROM takes WHERE coalesce(grade, -99) = -99 AND grade IS NULL',
    ],
    wrong: [
      'DELETE FROM takes WHERE grade = NULL',
      'DELETE FROM takes',
      'DELETE FROM takes WHERE grade IS NOT NULL',
      'DROP TABLE takes',
    ],
  },
  {
    ddl: school,
    expected: 'SELECT s.name, t.name FROM student s LEFT JOIN teacher t ON s.advisor_id = t.id',
    right: [
      'SELECT s.name, (SELECT name FROM teacher WHERE id = s.advisor_id) FROM student s',
      'SELECT s.name, t.name FROM teacher t RIGHT JOIN student s ON s.advisor_id = t.id',
    ],
    wrong: [
      'SELECT s.name, t.name FROM student s JOIN teacher t ON s.advisor_id = t.id',
      'SELECT s.name, t.name FROM student s, teacher t',
      'SELECT s.name, t.name FROM student s LEFT JOIN teacher t ON s.id = t.id',
      'SELECT s.name, t.name FROM student s FULL JOIN teacher t ON s.advisor_id = t.id',
    ],
  },
  {
    ddl: school,
    expected: 'SELECT major, count(*) FROM student GROUP BY major ORDER BY count(*) DESC, major',
    right: [
      'SELECT major, count(id) AS n FROM student GROUP BY 1 ORDER BY n DESC, major ASC',
      'SELECT major, count(*) FROM student GROUP BY major ORDER BY 2 DESC, 1',
    ],
    wrong: [
      'SELECT major, count(*) FROM student GROUP BY major',
      'SELECT major, count(*) FROM student GROUP BY major ORDER BY count(*), major',
      'SELECT major, count(major) FROM student GROUP BY major ORDER BY count(*) DESC, major',
      'SELECT major, count(*) FROM student WHERE major IS NOT NULL GROUP BY major ORDER BY count(*) DESC, major',
    ],
  },
]
